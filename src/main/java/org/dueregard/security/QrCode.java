package org.dueregard.security;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/// A QR code as a picture that sits in the page itself.
public final class QrCode {

    private static final int QUIET = 4;

    private QrCode() {}

    /// A `data:` address of an SVG.
    public static String picture(String text) {
        ByteMatrix matrix;
        try {
            matrix =
                    Encoder.encode(
                                    text,
                                    ErrorCorrectionLevel.M,
                                    Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                            .getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException(e);
        }
        int size = matrix.getWidth() + 2 * QUIET;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                if (matrix.get(x, y) == 1) {
                    path.append('M').append(x + QUIET).append(' ').append(y + QUIET);
                    path.append("h1v1h-1z");
                }
            }
        }
        String svg =
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %1$d\""
                        + " shape-rendering=\"crispEdges\"><path fill=\"#fff\""
                        + " d=\"M0 0h%1$dv%1$dH0z\"/><path d=\"%2$s\"/></svg>";
        return "data:image/svg+xml;base64,"
                + Base64.getEncoder()
                        .encodeToString(svg.formatted(size, path).getBytes(StandardCharsets.UTF_8));
    }
}
