package io.sekisho.demo.telephone;

/** The demo's telephone cannot do what it must be able to do. */
public final class TelephoneFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    TelephoneFault(String message, Throwable cause) {
        super(message, cause);
    }
}
