-- What accounts held, as the brokerage told: the latest few, and one a day further back.
CREATE TABLE position_snapshot (
    account     text COLLATE "C" NOT NULL,
    as_of       timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    positions   jsonb       NOT NULL,
    PRIMARY KEY (account, as_of)
);
