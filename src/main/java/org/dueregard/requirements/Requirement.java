package org.dueregard.requirements;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.Period;
import org.dueregard.people.RoleGroup;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// One role group owes one module.
@Entity
@SuppressWarnings("UnusedVariable") // columns are read by queries
@Table(name = "requirements")
class Requirement {

    @Id
    @SequenceGenerator(name = "ids", sequenceName = "ids", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    private @Nullable Long id;

    private String moduleId = "";
    private String roleGroup = "";
    private String cycle = "";
    private int graceDays;
    private int dueDays;
    private String source = "";
    private LocalDate effectiveFrom = LocalDate.EPOCH;
    private @Nullable LocalDate effectiveTo;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private RequirementMode mode = RequirementMode.ANY;

    protected Requirement() {}

    Requirement(
            String moduleId,
            RoleGroup group,
            Period cycle,
            RequirementDefaults.Default terms,
            LocalDate effectiveFrom) {
        this.moduleId = moduleId;
        this.roleGroup = group.id();
        this.cycle = cycle.toString();
        this.graceDays = terms.graceDays();
        this.dueDays = terms.dueDays();
        this.source = terms.source();
        this.effectiveFrom = effectiveFrom;
    }
}
