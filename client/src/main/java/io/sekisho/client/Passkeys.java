package io.sekisho.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Customers' passkeys. Options go to the page as they come, and what the browser made or showed comes back from it as it is: both are the JSON
 * forms of WebAuthn, which {@code Sekisho.passkey} of {@code /sekisho.js} speaks.
 */
public final class Passkeys {

    private static final String JSON = "application/json";

    private final Transport transport;
    private final Duration within;

    Passkeys(Transport transport, Duration within) {
        this.transport = transport;
        this.within = within;
    }

    /**
     * What the browser is asked to make. May be asked for again until a passkey is added, as where the customer cancelled.
     *
     * @param userName what authenticators show beside the brokerage's name; null: the end of the account's id
     * @return {@code PublicKeyCredentialCreationOptionsJSON}
     */
    public String creationOptions(String account, PasskeyApproval approval, @Nullable String userName) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (approval.proof() != null) {
            body.put("proof", approval.proof());
        }
        if (approval.assessment() != null) {
            body.put("assessment", approval.assessment());
        }
        if (userName != null) {
            body.put("userName", userName);
        }
        return text(post(path(account) + "/options", body));
    }

    /**
     * Adds what the browser made for the latest options.
     *
     * @param credential {@code RegistrationResponseJSON}
     * @param name       the customer's own for it, 1 to 60 characters
     */
    public Passkey add(String account, String credential, String name) {
        byte[] answer = post(path(account), Map.of("credential", Wire.tree(credential), "name", name));
        return Wire.read(answer, Passkey.class);
    }

    /** The oldest first. */
    public List<Passkey> list(String account) {
        byte[] answer = send("GET", path(account), null, Transport.Repeat.SAFE);
        List<Passkey> listed = Wire.read(answer, Listed.class).passkeys();
        return listed == null ? List.of() : List.copyOf(listed);
    }

    public void remove(String account, String passkey, PasskeyApproval approval) {
        String by = approval.proof() == null
                ? "assessment=" + segment(String.valueOf(approval.assessment()))
                : "proof=" + segment(approval.proof());
        send("DELETE", path(account) + "/" + segment(passkey) + "?" + by, null, Transport.Repeat.UNSAFE);
    }

    /**
     * What a login page asks any browser to show, also from its form's autofill.
     *
     * @return {@code PublicKeyCredentialRequestOptionsJSON}, for one login
     */
    public String requestOptions() {
        return text(send("POST", "v1/passkeys/options", null, Transport.Repeat.SAFE));
    }

    /**
     * Whose passkey was shown.
     *
     * @param credential {@code AuthenticationResponseJSON}
     * @throws SekishoException.Refused where it lets nobody in
     */
    public PasskeyOwner verify(String credential, ClientInfo client) {
        byte[] answer = post("v1/passkeys/verify", Map.of("credential", Wire.tree(credential), "client", client));
        return Wire.read(answer, PasskeyOwner.class);
    }

    private byte[] post(String path, Object body) {
        return send("POST", path, Wire.bytes(body), Transport.Repeat.UNSAFE);
    }

    private byte[] send(String method, String path, byte @Nullable [] body, Transport.Repeat repeat) {
        return transport.send(new Transport.Call(method, path, body, JSON, repeat, within));
    }

    private static String path(String account) {
        return "v1/accounts/" + segment(account) + "/passkeys";
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The server leaves out what is empty. */
    private record Listed(@Nullable List<Passkey> passkeys) {}
}
