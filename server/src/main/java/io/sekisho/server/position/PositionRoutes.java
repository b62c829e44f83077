package io.sekisho.server.position;

import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Intake;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /v1/accounts/{id}/positions}. */
public final class PositionRoutes {

    private static final int ACCOUNT_LENGTH_MAX = 128;
    private static final int BODY_BYTES_MAX = 256 * 1024;
    private static final Access READERS = Access.anyOf(Scope.ACCOUNTS, Scope.ANALYST, Scope.SUPERVISOR, Scope.AUDITOR);

    private final Positions positions;
    private final InstantSource clock;

    public PositionRoutes(Positions positions, InstantSource clock) {
        this.positions = positions;
        this.clock = clock;
    }

    public Routes routes() {
        return new Routes()
                .put("/v1/accounts/{id}/positions", Scope.ACCOUNTS, Intake.JSON.upTo(BODY_BYTES_MAX), this::put)
                .get("/v1/accounts/{id}/positions", READERS, this::get);
    }

    private Answer put(Call call) {
        String account = call.param("id");
        if (account.length() > ACCOUNT_LENGTH_MAX || account.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid(
                            List.of(new FieldError("/id", "must be at most 128 characters without control characters")))
                    .exception();
        }
        Snapshot snapshot = SnapshotReader.read(call.json(), call.queryInstant("asOf"), clock.instant());
        return Answer.json(200, told(account, positions.tell(account, snapshot).snapshot()));
    }

    private Answer get(Call call) {
        String account = call.param("id");
        Instant at = call.queryInstant("at");
        Snapshot snapshot = positions
                .lastUpTo(account, at == null ? clock.instant() : at)
                .orElseThrow(() -> Problem.notFound("no positions of this account are known at that time")
                        .exception());
        return Answer.json(200, told(account, snapshot));
    }

    private static Map<String, Object> told(String account, Snapshot snapshot) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("account", account);
        told.put("asOf", snapshot.asOf());
        told.put("receivedAt", snapshot.receivedAt());
        told.put("valueJpy", snapshot.totalJpy().toPlainString());
        told.put(
                "positions",
                snapshot.positions().stream().map(PositionTable::strings).toList());
        return told;
    }
}
