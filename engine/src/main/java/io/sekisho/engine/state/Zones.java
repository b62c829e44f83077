package io.sekisho.engine.state;

import java.time.ZoneId;

/** The zone in which days begin and nights fall for the brokerage's customers. */
public final class Zones {

    public static final ZoneId BROKERAGE = ZoneId.of("Asia/Tokyo");

    private Zones() {}
}
