package org.dueregard.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One answer of a GIFT question, as written: `~%-50%Text #feedback`.
///
/// @param sign with which it begins, `~` or `=`
/// @param body what follows the sign
record GiftAnswer(char sign, String body) {

    private static final Pattern SHARE = Pattern.compile("%(-?\\d{1,3}(?:\\.\\d{1,10})?)%");

    GiftAnswer {
        body = body.strip();
    }

    /// Takes answers apart.
    ///
    /// @param signs with which they may begin
    static List<GiftAnswer> split(String answers, String signs) throws NotTakenException {
        List<GiftAnswer> split = new ArrayList<>();
        char sign = 0;
        int from = 0;
        for (int i = 0; i <= answers.length(); i++) {
            if (i < answers.length() && signs.indexOf(answers.charAt(i)) < 0) {
                continue;
            }
            String body = answers.substring(from, i);
            if (sign != 0) {
                split.add(new GiftAnswer(sign, body));
            } else if (!body.isBlank()) {
                throw new NotTakenException(Reason.ANSWER_START, GiftSigns.show(body));
            }
            if (i < answers.length()) {
                sign = answers.charAt(i);
                from = i + 1;
            }
        }
        return split;
    }

    /// The share of the points in per cent, if it is written.
    @Nullable Double share() {
        Matcher matcher = SHARE.matcher(body);
        return matcher.lookingAt() ? Double.valueOf(matcher.group(1)) : null;
    }

    /// Without share and feedback.
    String text() {
        String rest = withoutShare();
        int hash = rest.indexOf('#');
        return hash < 0 ? rest : rest.substring(0, hash);
    }

    /// Empty if there is none.
    String feedback() {
        String rest = withoutShare();
        int hash = rest.indexOf('#');
        return hash < 0 ? "" : rest.substring(hash + 1);
    }

    private String withoutShare() {
        Matcher matcher = SHARE.matcher(body);
        return matcher.lookingAt() ? body.substring(matcher.end()) : body;
    }
}
