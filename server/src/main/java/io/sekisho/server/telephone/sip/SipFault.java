package io.sekisho.server.telephone.sip;

/** The SIP stack would not do what it must be able to do. */
public final class SipFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    SipFault(String message, Throwable cause) {
        super(message, cause);
    }
}
