package org.dueregard.reminders;

import java.time.Clock;
import java.time.LocalDate;
import org.dueregard.common.Days;
import org.dueregard.people.SchoolName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Goes through the schools every quarter of an hour while people are at work. Two programs may do so
/// at once.
@Component
@EnableConfigurationProperties(ReminderProperties.class)
class ReminderJob {

    private static final Logger log = LoggerFactory.getLogger(ReminderJob.class);

    private final ReminderSchools schools;
    private final ReminderPlanner planner;
    private final SchoolHours hours;
    private final Clock clock;

    ReminderJob(ReminderSchools schools, ReminderPlanner planner, SchoolHours hours, Clock clock) {
        this.schools = schools;
        this.planner = planner;
        this.hours = hours;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${dueregard.reminders.first-look:150s}",
            fixedDelayString = "${dueregard.reminders.pause:15m}")
    void run() {
        if (!hours.isDaytime()) {
            return;
        }
        LocalDate today = Days.today(clock);
        for (SchoolName school : schools.sending()) {
            try {
                if (hours.isNow(school.id())) {
                    planner.plan(school, today);
                }
            } catch (DataAccessException e) {
                log.info("School {} is looked at in the next round", school.id(), e);
            }
        }
    }
}
