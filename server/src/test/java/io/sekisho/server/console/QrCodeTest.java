package io.sekisho.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.DecodeHintType;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    private static final int QUIET_ZONE = 4;

    @Test
    void whatIsDrawnReadsAsWhatWasWritten() throws Exception {
        String text = "otpauth://totp/Sekisho:hanako?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Sekisho";
        QrCode code = QrCode.of(text);
        int side = code.size() - 2 * QUIET_ZONE;
        BitMatrix modules = new BitMatrix(side, side);
        MODULE.matcher(code.path())
                .results()
                .forEach(dark -> modules.set(
                        Integer.parseInt(dark.group(1)) - QUIET_ZONE, Integer.parseInt(dark.group(2)) - QUIET_ZONE));

        assertThat(new Decoder()
                        .decode(modules, Map.of(DecodeHintType.CHARACTER_SET, "UTF-8"))
                        .getText())
                .isEqualTo(text);
        assertThat(code.toString()).doesNotContain("M");
    }
}
