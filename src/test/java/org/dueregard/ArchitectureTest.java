package org.dueregard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.dueregard.common.SafeHtml;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

class ArchitectureTest {

    private static final JavaClasses PRODUCTION =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.dueregard");

    private static final DescribedPredicate<JavaClass> UI =
            DescribedPredicate.describe(
                    "live in a ui package", type -> type.getPackageName().endsWith(".ui"));

    @Test
    void rooms_use_only_the_rooms_they_are_allowed_to() {
        ApplicationModules.of(DueRegard.class).verify();
    }

    @Test
    void a_room_s_root_knows_nothing_of_screens() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..ui..", "org.dueregard", "org.dueregard.shell..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.vaadin.flow.component..", "com.vaadin.flow.router..")
                .check(PRODUCTION);
    }

    @Test
    void no_room_looks_into_the_screens_of_another() {
        for (String room :
                java.util.List.of(
                        "training",
                        "sessions",
                        "coverage",
                        "authoring",
                        "guidance",
                        "mail",
                        "pathway",
                        "parents",
                        "audit",
                        "administration",
                        "privacy")) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.dueregard." + room + ".ui..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.dueregard." + room + ".ui..")
                    .check(PRODUCTION);
        }
    }

    @Test
    void views_call_services_and_no_repositories() {
        noClasses()
                .that(UI)
                .should()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Repository")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.jdbc..", "jakarta.persistence..")
                .check(PRODUCTION);
    }

    @Test
    void entities_and_repositories_stay_in_their_room() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePackagePrivate()
                .check(PRODUCTION);
        classes()
                .that()
                .haveSimpleNameEndingWith("Repository")
                .should()
                .bePackagePrivate()
                .check(PRODUCTION);
    }

    @Test
    void views_are_package_private_called_view_and_have_one_rule() {
        classes()
                .that()
                .areAnnotatedWith(Route.class)
                .should()
                .bePackagePrivate()
                .andShould()
                .haveSimpleNameEndingWith("View")
                .andShould()
                .beAnnotatedWith(RolesAllowed.class)
                .check(PRODUCTION);
    }

    @Test
    void every_public_method_of_a_service_says_who_may_call_it() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Service.class)
                .and()
                .arePublic()
                .should()
                .beMetaAnnotatedWith(PreAuthorize.class)
                .check(PRODUCTION);
    }

    @Test
    void now_comes_from_the_clock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(PRODUCTION);
    }

    @Test
    void nothing_is_printed_and_nothing_is_injected_into_fields() {
        noClasses().should().accessField(System.class, "out").check(PRODUCTION);
        noClasses().should().accessField(System.class, "err").check(PRODUCTION);
        fields().should().notBeAnnotatedWith(Autowired.class).check(PRODUCTION);
    }

    @Test
    void only_the_content_room_makes_safe_html() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.dueregard.content..", "org.dueregard.common..")
                .should()
                .callConstructor(SafeHtml.class, String.class)
                .check(PRODUCTION);
    }

    @Test
    void there_is_no_room_for_helpers() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Dto|Mapper)")
                .check(PRODUCTION);
    }
}
