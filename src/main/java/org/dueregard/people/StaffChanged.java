package org.dueregard.people;

/// Something in a person's record is different, in the transaction of whoever hears it.
public record StaffChanged(long staffMemberId) {}
