package org.dueregard.speakers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.dueregard.speakers.Choices.Finding;
import org.dueregard.speakers.Choices.Kind;
import org.dueregard.speakers.Choices.Organisation;

/// How much care a request seems to need, and why. A proposal: a named person may raise or lower it,
/// with a reason.
///
/// @param reasons ids of what speaks for the tier, in the order of their weight
public record TierProposal(Tier tier, List<String> reasons) {

    /// Looks at the answers alone, and at whether every speaker was here before.
    ///
    /// @param known whether each speaker was vetted here in the last twelve months for the same topic,
    ///     and the visit went as agreed
    static TierProposal of(RequestForm form, boolean known) {
        List<String> red = red(form, List.of(), false);
        if (!red.isEmpty()) {
            return new TierProposal(Tier.RED, List.copyOf(red));
        }
        List<String> amber = new ArrayList<>();
        add(amber, form.contested(), "contested");
        add(amber, form.topic().isOftenContested(), "topic");
        add(amber, form.openness().isPublic(), "public");
        add(amber, form.media(), "media");
        add(amber, form.fee(), "fee");
        boolean publicBody =
                form.speakers().stream()
                        .allMatch(one -> one.organisationType() == Organisation.PUBLIC_BODY);
        if (!publicBody && !known) {
            amber.add(form.kind() == Kind.LETTING ? "new-hirer" : "new-speaker");
        }
        if (!amber.isEmpty()) {
            return new TierProposal(Tier.AMBER, List.copyOf(amber));
        }
        return new TierProposal(Tier.GREEN, List.of(known ? "known" : "public-body"));
    }

    /// What asks for the highest tier, whatever tier is set: a refusal to say who comes or what will be
    /// said, a name on a list, credible evidence of incitement, advice that is waited for.
    static List<String> red(
            RequestForm form, Collection<CheckItem> checks, boolean adviceWaitedFor) {
        List<String> red = new ArrayList<>();
        add(red, form.outlineRefused(), "outline-refused");
        for (Finding finding : Finding.values()) {
            boolean found = checks.stream().anyMatch(item -> item.findings().contains(finding));
            add(red, found, Choices.id(finding));
        }
        add(red, adviceWaitedFor, "advice-pending");
        return List.copyOf(red);
    }

    private static void add(List<String> reasons, boolean holds, String reason) {
        if (holds) {
            reasons.add(reason);
        }
    }
}
