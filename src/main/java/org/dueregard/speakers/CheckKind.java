package org.dueregard.speakers;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dueregard.speakers.Choices.Finding;

/// What is looked at before somebody speaks. The first two are asked for everybody and can never be
/// left out: whoever books searches for the person and speaks to the organisation.
public enum CheckKind {
    PERSON_SEARCH(Tier.GREEN, true),
    ORGANISATION_CONTACT(Tier.GREEN, true),
    CONTENT(Tier.GREEN, false),
    IDENTITY(Tier.AMBER, true),
    ORGANISATION_REGISTER(Tier.AMBER, true),
    OWN_WORDS(Tier.AMBER, true),
    REFERENCE(Tier.AMBER, true),
    LISTS(Tier.AMBER, true),
    AUDIENCE(Tier.AMBER, false),
    ADVICE_WEIGHED(Tier.RED, false);

    /// Asked for everybody, whatever the tier.
    public static final Set<CheckKind> MANDATORY =
            Set.copyOf(EnumSet.of(PERSON_SEARCH, ORGANISATION_CONTACT));

    private final Tier from;
    private final boolean ofEachSpeaker;

    CheckKind(Tier from, boolean ofEachSpeaker) {
        this.from = from;
        this.ofEachSpeaker = ofEachSpeaker;
    }

    /// Whether it is done for each speaker, or once for the whole.
    public boolean isOfEachSpeaker() {
        return ofEachSpeaker;
    }

    /// The list for a tier, in the order in which it is worked through.
    public static List<CheckKind> of(Tier tier) {
        return Arrays.stream(values()).filter(kind -> kind.from.compareTo(tier) <= 0).toList();
    }

    /// What its card can mark as asking for the highest tier, in the order in which it is asked.
    public List<Finding> findings() {
        return switch (this) {
            case PERSON_SEARCH, LISTS -> List.of(Finding.ON_A_LIST, Finding.INCITEMENT);
            case ORGANISATION_CONTACT, IDENTITY ->
                    List.of(Finding.IDENTITY_REFUSED, Finding.INCITEMENT);
            default -> List.of(Finding.INCITEMENT);
        };
    }

    public boolean isMandatory() {
        return MANDATORY.contains(this);
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
