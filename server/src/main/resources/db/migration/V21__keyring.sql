-- The keys the servers on this database share: one document, sealed by the master key when there is one.
CREATE TABLE keyring (
    id         smallint    PRIMARY KEY CHECK (id = 1),
    sealed     boolean     NOT NULL,
    document   bytea       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
