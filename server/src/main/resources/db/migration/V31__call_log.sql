-- Calls that came in, with masked numbers; account and challenge are absent where nothing waited.
CREATE TABLE call_log (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          timestamptz NOT NULL,
    carrier     text        NOT NULL,
    call        text        NOT NULL,
    account     text COLLATE "C",
    challenge   text COLLATE "C",
    -- Keyed hash; empty where the caller had none.
    number      bytea       NOT NULL,
    masked      text        NOT NULL,
    attestation text,
    outcome     text        NOT NULL,
    UNIQUE (carrier, call)
);
CREATE INDEX call_log_by_account ON call_log (account, at);
CREATE INDEX call_log_by_number ON call_log (number, at);
CREATE INDEX call_log_by_time ON call_log (at);
