package org.dueregard.speakers;

import java.util.ArrayList;
import java.util.List;
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
        List<String> red = new ArrayList<>();
        if (form.outlineRefused()) {
            red.add("outline-refused");
        }
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

    private static void add(List<String> reasons, boolean holds, String reason) {
        if (holds) {
            reasons.add(reason);
        }
    }
}
