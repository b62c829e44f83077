package io.sekisho.server.challenge.phone;

import io.sekisho.server.account.Masking;
import io.sekisho.server.wording.Language;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the account of a calling number, and stops it for its customer. */
final class OwnAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(OwnAccounts.class);

    private final Telephony.Needs needs;
    private final Stopping stopping;

    OwnAccounts(Telephony.Needs needs, Stopping stopping) {
        this.needs = needs;
        this.stopping = stopping;
    }

    Input.Owned of(String number) {
        return new Input.Owned(find(number).orElse(null));
    }

    /** Whether the number is still this account's and no other's. */
    Input.Still still(OwnAccount account, String number) {
        return new Input.Still(find(number)
                .filter(found -> found.account().equals(account.account()))
                .isPresent());
    }

    private Optional<OwnAccount> find(String number) {
        Instant now = needs.clock().instant();
        return needs.profiles()
                .ownerOf(
                        number,
                        now,
                        needs.policies().get().at(now).policy().settings().contactQuarantine())
                .map(owner -> new OwnAccount(owner.account(), Language.of(owner.language())));
    }

    Input.MayCallBack countCallBack(OwnAccount account, String number) {
        return new Input.MayCallBack(needs.jdbi()
                .withHandle(handle -> needs.numbers()
                        .countCallBack(
                                handle, account.account(), number, needs.clock().instant())));
    }

    /** Whatever goes wrong, the customer hears that his account goes on, rather than nothing. */
    Input.Stopped stop(OwnAccount account, String number) {
        try {
            stopping.stop(
                    account.account(),
                    "by telephone: pressed 9 on a call from the registered number " + Masking.phone(number)
                            + ", vouched for by the network, and again when called back there");
            return new Input.Stopped(true);
        } catch (RuntimeException e) {
            LOG.error("An account could not be stopped for the customer who called", e);
            return new Input.Stopped(false);
        }
    }

    void numberEarlier() {
        try {
            needs.profiles().numberEarlier();
        } catch (RuntimeException e) {
            LOG.warn("Customers registered before cannot stop their accounts by telephone until the next start", e);
        }
    }
}
