-- What a symbol trades on a usual day, which one pumped day does not move.
ALTER TABLE market_listing ADD COLUMN usual_volume bigint NOT NULL DEFAULT 0;
