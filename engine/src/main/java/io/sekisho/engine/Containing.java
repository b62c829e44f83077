package io.sekisho.engine;

import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Bounded;
import io.sekisho.engine.state.Device;
import io.sekisho.engine.state.Hold;
import io.sekisho.engine.state.PendingLogin;
import io.sekisho.engine.state.Restraints;
import io.sekisho.engine.state.Session;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What suspending and restoring do to an account's memory. */
public final class Containing {

    private Containing() {}

    /**
     * Nothing goes on: every session known is revoked for good, what was held is frozen, logins not yet proven are forgotten. Devices stay
     * on record but must prove themselves again, and no oddity counts as explained: nobody knows whose they are.
     */
    public static AccountState suspended(AccountState state) {
        Restraints restraints = state.restraints().identified(false);
        for (Session session : state.sessions().reversed()) {
            restraints = restraints.revoking(session.id());
        }
        return state.with()
                .status(AccountState.Status.SUSPENDED)
                .restraints(restraints)
                .sessions(List.of())
                .pending(List.of())
                .devices(contested(state))
                .vouched(List.of())
                .holds(state.holds().stream().map(Hold::frozen).toList())
                .build();
    }

    private static List<Device> contested(AccountState state) {
        Set<String> pending = state.pending().stream().map(PendingLogin::device).collect(Collectors.toSet());
        return state.devices().stream()
                .filter(device -> device.proven() || !pending.contains(device.id()))
                .map(device -> device.proven() ? device.with(Device.Standing.CONTESTED) : device)
                .toList();
    }

    /** The way back has begun: secrets must be changed, once the identity is verified. */
    public static AccountState restoring(AccountState state) {
        return state.with()
                .status(AccountState.Status.RESTORING)
                .restraints(state.restraints().identified(false).requiring(Restraints.SECRETS))
                .build();
    }

    public static AccountState identified(AccountState state) {
        return state.with().restraints(state.restraints().identified(true)).build();
    }

    public static AccountState restored(AccountState state) {
        return state.with()
                .status(AccountState.Status.ACTIVE)
                .restraints(state.restraints().identified(false))
                .build();
    }

    /** Password and PIN are in strangers' hands: both must be changed, and until then every event is judged in that light. */
    public static AccountState exposed(AccountState state, Instant now) {
        return state.with().restraints(state.restraints().exposed(now)).build();
    }

    /** A session that might only look may do what others may: somebody has looked into it. */
    public static AccountState lifted(AccountState state, String session) {
        return state.with()
                .sessions(state.sessions().stream()
                        .map(known -> known.id().equals(session) && known.entry() == Session.Entry.RESTRICTED
                                ? known.lifted()
                                : known)
                        .toList())
                .build();
    }

    /**
     * One session can do nothing any more, what its login left is forgotten, and the account goes on.
     *
     * @param session    absent where the event had none
     * @param assessment the event that showed it: where it is the login, its device is none of the account's
     * @param held       assessments whose holds are frozen with the session
     */
    public static AccountState withoutSession(
            AccountState state, String account, @Nullable String session, String assessment, Set<String> held) {
        String device = Devices.idFor(account, assessment);
        return state.with()
                .restraints(
                        session == null
                                ? state.restraints()
                                : state.restraints().revoking(session))
                .sessions(Bounded.without(
                        state.sessions(),
                        known ->
                                known.id().equals(session) || known.assessment().equals(assessment)))
                .pending(Bounded.without(
                        state.pending(), login -> login.assessment().equals(assessment)))
                .devices(Bounded.without(state.devices(), known -> known.id().equals(device)))
                .holds(state.holds().stream()
                        .map(hold -> held.contains(hold.assessment()) ? hold.frozen() : hold)
                        .toList())
                .build();
    }
}
