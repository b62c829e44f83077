-- An account's memory, guarded by its version: whoever writes names the version it read. The state is rewritten with each
-- event, so pages keep room for it beside the old one.
CREATE TABLE account (
    id      text COLLATE "C" PRIMARY KEY,
    version bigint NOT NULL,
    state   bytea  NOT NULL
) WITH (fillfactor = 60, toast_tuple_target = 8160);
ALTER TABLE account ALTER COLUMN state SET STORAGE EXTERNAL;

-- Contacts, language and phrase: one sealed document an account.
CREATE TABLE profile (
    account text COLLATE "C" PRIMARY KEY,
    sealed  bytea NOT NULL
);

-- The decision log. What was received (device token hashed), what was looked up and decided, and the memory before it: all
-- that an exact replay needs.
CREATE TABLE assessment (
    id           text COLLATE "C" PRIMARY KEY,
    account      text COLLATE "C" NOT NULL,
    version      bigint      NOT NULL,
    received_at  timestamptz NOT NULL,
    event_time   timestamptz NOT NULL,
    type         text COLLATE "C" NOT NULL,
    decision     text COLLATE "C" NOT NULL,
    body         bytea       NOT NULL,
    record       bytea       NOT NULL,
    state_before bytea       NOT NULL
) WITH (toast_tuple_target = 8160);
ALTER TABLE assessment ALTER COLUMN body SET STORAGE EXTERNAL;
ALTER TABLE assessment ALTER COLUMN record SET STORAGE EXTERNAL;
ALTER TABLE assessment ALTER COLUMN state_before SET STORAGE EXTERNAL;
CREATE INDEX assessment_by_account ON assessment (account, version);
-- Rows come in the order of this column, so a block range index costs next to nothing.
CREATE INDEX assessment_by_arrival ON assessment USING brin (received_at);

-- Past events that were learned from, not decided; the id keeps a repeated import from teaching twice.
CREATE TABLE imported_event (
    id         text COLLATE "C" PRIMARY KEY,
    account    text COLLATE "C" NOT NULL,
    event_time timestamptz NOT NULL,
    label      text COLLATE "C",
    body       bytea NOT NULL
);
CREATE INDEX imported_event_by_account ON imported_event (account, event_time);
