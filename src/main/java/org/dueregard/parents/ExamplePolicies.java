package org.dueregard.parents;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The example school's page for parents, published, and half of its map of policies.
@Component
public class ExamplePolicies {

    private static final Map<PolicyTopic, String> POLICIES =
            Map.of(
                    PolicyTopic.SHARING_A_CONCERN,
                    "Child protection policy",
                    PolicyTopic.TRAINING,
                    "Child protection policy",
                    PolicyTopic.VISITING_SPEAKERS,
                    "Visitors policy",
                    PolicyTopic.COMPLAINTS,
                    "Complaints procedure");

    private final JdbcClient jdbc;

    ExamplePolicies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param slug the school's word in the address
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(long schoolId, String slug) {
        jdbc.sql("INSERT INTO parents_pages (school_id, slug, published) VALUES (?, ?, TRUE)")
                .params(schoolId, slug)
                .update();
        POLICIES.forEach((topic, policy) ->
                jdbc.sql("INSERT INTO policy_topics (school_id, topic, policy) VALUES (?, ?, ?)")
                        .params(schoolId, topic.name(), policy)
                        .update());
    }
}
