package org.dueregard.exchange;

import java.util.ArrayList;
import java.util.List;
import org.dueregard.exchange.PlainQuestion.Kind;

/// The shares of the points in a GIFT question. The portal's own scoring knows right and wrong only, so
/// all right answers must weigh the same and make a hundred together, and all wrong ones the same, and
/// not more than nothing.
final class GiftShares {

    private static final double WHOLE = 100;

    /// Thirds and sevenths are rounded when they are written.
    private static final double ROUNDING = 0.1;

    private final List<Double> right = new ArrayList<>();
    private final List<Double> wrong = new ArrayList<>();
    private int equalsSigns;

    /// @return whether the answer is right
    boolean add(GiftAnswer answer) {
        Double written = answer.share();
        boolean isEqualsSign = answer.sign() == '=';
        double share = written != null ? written : isEqualsSign ? WHOLE : 0;
        if (isEqualsSign) {
            equalsSigns++;
        }
        boolean isRight = share > 0;
        (isRight ? right : wrong).add(share);
        return isRight;
    }

    /// @throws NotTakenException when the portal cannot score like this
    Kind kind() throws NotTakenException {
        if (right.isEmpty()) {
            throw new NotTakenException(Reason.NOTHING_RIGHT);
        }
        if (equalsSigns > 1
                && right.size() > 1
                && right.stream().allMatch(share -> share == WHOLE)) {
            throw new NotTakenException(Reason.SEVERAL_RIGHT);
        }
        double sum = right.stream().mapToDouble(Double::doubleValue).sum();
        if (!isSame(right) || !isSame(wrong) || Math.abs(sum - WHOLE) > ROUNDING) {
            throw new NotTakenException(Reason.WEIGHTS);
        }
        if (equalsSigns == 0) {
            return Kind.MANY;
        }
        if (right.size() > 1) {
            throw new NotTakenException(Reason.WEIGHTS);
        }
        return Kind.ONE;
    }

    private static boolean isSame(List<Double> shares) {
        return shares.stream().allMatch(share -> Math.abs(share - shares.getFirst()) < ROUNDING);
    }
}
