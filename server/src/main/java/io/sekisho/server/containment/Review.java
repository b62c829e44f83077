package io.sekisho.server.containment;

import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Bounded;
import io.sekisho.engine.state.Device;
import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Problem;
import io.sekisho.server.passkey.Care;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Which devices and passkeys of a stopped account are the customer's: somebody looks at each, and the others go. */
final class Review {

    private final Care passkeys;

    Review(Care passkeys) {
        this.passkeys = passkeys;
    }

    /**
     * Removes what is not named, under the account's lock.
     *
     * @throws io.sekisho.server.http.ProblemException 422 where something named is none of the account's
     */
    AccountState keep(
            Handle handle,
            String account,
            AccountState state,
            Set<String> devices,
            Set<String> keys,
            String person,
            Instant now) {
        requireOwn("devices", devices, deviceIds(state));
        requireOwn("passkeys", keys, passkeys.ids(handle, account));
        AccountState next = passkeys.keepOnly(handle, account, state, keys, now);
        Set<String> kept = new TreeSet<>(devices);
        kept.addAll(keys);
        SuspensionTable.reviewed(handle, account, now, person, kept);
        return next.with()
                .devices(Bounded.without(next.devices(), device -> !devices.contains(device.id())))
                .build();
    }

    /**
     * What came to the account after the review nobody has looked at.
     *
     * @throws io.sekisho.server.http.ProblemException 409
     */
    void requireDone(Handle handle, String account, AccountState state, Standing.Suspension suspension) {
        Set<String> there = new HashSet<>(deviceIds(state));
        there.addAll(passkeys.ids(handle, account));
        if (suspension.review() == null || !suspension.kept().containsAll(there)) {
            throw Problem.conflict("the account's devices and passkeys must be reviewed first")
                    .exception();
        }
    }

    private static Set<String> deviceIds(AccountState state) {
        return state.devices().stream().map(Device::id).collect(Collectors.toSet());
    }

    private static void requireOwn(String field, Set<String> named, Set<String> own) {
        if (!own.containsAll(named)) {
            throw Problem.impossible(
                            "only what the account has can be kept",
                            List.of(new FieldError("/" + field, "must name " + field + " of the account by their ids")))
                    .exception();
        }
    }
}
