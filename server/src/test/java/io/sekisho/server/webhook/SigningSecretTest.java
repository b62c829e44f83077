package io.sekisho.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SigningSecretTest {

    /** The example of the specification's own libraries. */
    private static final Secret SPECIFIED = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String BODY = "{\"test\": 2432232314}";

    @Test
    void signsAsTheSpecificationDoes() {
        assertThat(SigningSecret.sign(List.of(SPECIFIED), ID, AT, BODY))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void everySecretSignsIdTimeAndBody() throws Exception {
        Secret own = SigningSecret.next(new SecureRandom());
        String[] signatures =
                SigningSecret.sign(List.of(own, SPECIFIED), ID, AT, BODY).split(" ");
        assertThat(signatures).hasSize(2);
        assertThat(signatures[0]).isEqualTo("v1," + hmac(own));
        assertThat(signatures[1]).isEqualTo(SigningSecret.sign(List.of(SPECIFIED), ID, AT, BODY));
    }

    private static String hmac(Secret secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(secret.value().substring("whsec_".length()));
        assertThat(key).hasSize(32);
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed = ID + "." + AT.getEpochSecond() + "." + BODY;
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
