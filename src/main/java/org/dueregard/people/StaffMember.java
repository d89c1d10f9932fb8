package org.dueregard.people;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

@Entity
@SuppressWarnings("UnusedVariable") // columns are read by queries
@Table(name = "staff_members")
class StaffMember {

    @Id private long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "school_id")
    @SuppressWarnings("NullAway.Init")
    private School school;

    private String givenName = "";
    private String familyName = "";
    private @Nullable String email;
    private String jobTitle = "";
    private LocalDate startedOn = LocalDate.EPOCH;
    private @Nullable LocalDate leftOn;
    @Version private int version;

    protected StaffMember() {}

    StaffMemberDetails details() {
        return new StaffMemberDetails(
                id,
                givenName + " " + familyName,
                email,
                jobTitle,
                school.id(),
                school.name(),
                startedOn,
                leftOn);
    }
}
