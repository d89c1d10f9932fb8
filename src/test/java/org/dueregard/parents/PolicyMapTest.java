package org.dueregard.parents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dueregard.access.Caller;
import org.dueregard.access.PortalRole;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PathwayContent;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@PortalTest
class PolicyMapTest implements PathwayContent {

    @Autowired Fixtures fixtures;
    @Autowired PolicyMapService policies;

    private TestSchool school;
    private Caller head;

    @BeforeEach
    void a_school() {
        school = fixtures.school();
        head = fixtures.person(school, RoleGroup.LEADERSHIP).caller(PortalRole.HEAD);
    }

    private void save(PolicyTopic topic, String policy) {
        SignedIn.run(head, () -> policies.save(school.id(), topic, policy, "", null));
    }

    private PolicyMap map() {
        return SignedIn.as(head, () -> policies.map(school.id()));
    }

    @Test
    void a_map_is_complete_without_any_prevent_policy() {
        for (PolicyTopic topic : PolicyTopic.values()) {
            assertThat(map().isComplete()).isFalse();
            save(topic, "Safeguarding and child protection policy");
        }
        assertThat(map().isComplete()).isTrue();
        assertThat(map().lines())
                .noneMatch(
                        line -> line.policy().toLowerCase(java.util.Locale.UK).contains("prevent"))
                .allMatch(line -> line.document() == null);
    }

    @Test
    void an_empty_entry_opens_the_topic_again() {
        save(PolicyTopic.LETTINGS, "Lettings policy");
        assertThat(map().covered()).isEqualTo(1);
        save(PolicyTopic.LETTINGS, " ");
        assertThat(map().covered()).isZero();
    }

    @Test
    void another_school_s_map_and_documents_are_out_of_reach() {
        TestSchool other = fixtures.school(school.trustId());
        assertThatThrownBy(() -> SignedIn.as(head, () -> policies.map(other.id())))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() ->
                        SignedIn.run(
                                head,
                                () ->
                                        policies.save(
                                                school.id(), PolicyTopic.TRAINING, "X", "", -1L)))
                .isInstanceOf(DocumentMissingException.class);
    }
}
