package io.sekisho.server.acceptance;

/** A customer of the brokerage. */
public record Customer(Brokerage brokerage, String account, String email) {

    public Reply logsIn(Client client) {
        return brokerage.assess(Request.login(account, client));
    }

    Reply logsIn(Client client, String session) {
        return brokerage.assess(Request.login(account, client).session(session));
    }

    /** Passes a challenge with the code from the mail. */
    public Reply passes(String challenge, Client client, Mailbox mailbox) {
        brokerage.startCode(challenge, client).is(200);
        return brokerage
                .answerCode(challenge, mailbox.next(email).code(), client)
                .is(200);
    }

    /** A code that is not the one mailed. */
    public static String wrong(String code) {
        return code.charAt(0) == '0' ? '1' + code.substring(1) : '0' + code.substring(1);
    }
}
