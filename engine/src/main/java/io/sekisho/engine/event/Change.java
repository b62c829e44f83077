package io.sekisho.engine.event;

/** A change of personal data or of a means of authentication. */
public record Change(Field field) implements Action {

    public enum Field {
        EMAIL,
        PHONE,
        ADDRESS,
        BANK_ACCOUNT,
        PASSWORD,
        PIN,
        PASSKEY,
        DEVICE
    }
}
