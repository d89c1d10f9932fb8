package org.dueregard.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a column of a file can be. The names after each are those that the usual school systems and
/// payroll exports write over such a column, compared without spaces and capitals.
public enum Field {
    KEY(
            "staffid",
            "employeeid",
            "employeenumber",
            "payrollnumber",
            "staffcode",
            "sourcedid",
            "personid",
            "externalid",
            "misid",
            "uniqueid",
            "reference",
            "id"),
    GIVEN_NAME("forename", "firstname", "givenname", "preferredforename", "legalforename", "first"),
    FAMILY_NAME("surname", "lastname", "familyname", "preferredsurname", "legalsurname", "last"),
    FULL_NAME("name", "fullname", "staffname", "displayname", "preferredname"),
    EMAIL("email", "emailaddress", "workemail", "mainemail", "primaryemail", "schoolemail"),
    JOB_TITLE("jobtitle", "role", "post", "position", "posttitle", "contractrole", "stafftype"),
    ROLE_GROUP("rolegroup", "staffgroup", "category", "group", "prevent group"),
    STARTED_ON(
            "startdate",
            "employmentstart",
            "employmentstartdate",
            "dateofarrival",
            "startedon",
            "joined",
            "begindate",
            "contractstart"),
    LEFT_ON(
            "leavingdate",
            "enddate",
            "dateofleaving",
            "employmentend",
            "employmentenddate",
            "leftdate",
            "lefton",
            "contractend"),
    SCHOOL("school", "schoolname", "establishment", "urn", "site", "academy", "organisation");

    @SuppressWarnings("ImmutableEnumChecker") // never changed after it was made
    private final List<String> headings;

    Field(String... headings) {
        this.headings = Arrays.stream(headings).map(Field::bare).toList();
    }

    /// Whether a heading is one of those usual for this.
    boolean isCalled(String heading) {
        return headings.contains(bare(heading));
    }

    static String bare(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    /// As it stands in forms and translations.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
