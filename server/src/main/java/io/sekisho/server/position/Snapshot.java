package io.sekisho.server.position;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** All that an account held at a time. */
public record Snapshot(Instant asOf, Instant receivedAt, List<Position> positions) {

    public Snapshot {
        positions = List.copyOf(positions);
    }

    public BigDecimal totalJpy() {
        return positions.stream().map(Position::valueJpy).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
