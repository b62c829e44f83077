package io.sekisho.server.passkey;

import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Method;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Keeps an account's memory in step with the passkeys it has. */
final class Enrolled {

    private Enrolled() {}

    /** The memory as it must be with the passkeys that are stored now. */
    static AccountState after(Handle handle, AccountState state, String account, String party) {
        List<Kept> left = PasskeyTable.of(handle, account, party);
        Set<Method> methods = EnumSet.noneOf(Method.class);
        methods.addAll(state.factors().enrolled());
        if (left.isEmpty()) {
            methods.remove(Method.PASSKEY);
        } else {
            methods.add(Method.PASSKEY);
        }
        return state.with().factors(state.factors().withEnrolled(methods)).build();
    }
}
