package io.sekisho.client;

/**
 * Offers a browser to bind its device token to a key (Device Bound Session Credentials, W3C working draft).
 *
 * @param device           a secret: the token that the browser holds
 * @param registrationPath where the browser posts its key
 * @param refreshPath      where it shows its key again
 * @param cookie           name of the short-lived cookie that tells it was shown
 * @param attributes       of that cookie as set, such as {@code Path=/; Secure; HttpOnly; SameSite=Lax}
 */
public record BindingRequest(
        String account, String device, String registrationPath, String refreshPath, String cookie, String attributes) {

    @Override
    public String toString() {
        return "BindingRequest[account=" + account + ", device=[REDACTED], cookie=" + cookie + "]";
    }
}
