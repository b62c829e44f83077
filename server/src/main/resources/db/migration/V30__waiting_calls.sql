-- Challenges that wait for a call, found by a keyed hash of the number that will call. Kept a while longer, to tell who calls late.
CREATE TABLE waiting_call (
    challenge    text COLLATE "C" NOT NULL,
    number       bytea       NOT NULL,
    -- Names it among others that wait for the same number.
    call_number  text COLLATE "C" NOT NULL,
    -- How often the number was called back for it.
    called_back  integer     NOT NULL DEFAULT 0,
    expires_at   timestamptz NOT NULL,
    PRIMARY KEY (challenge, number),
    UNIQUE (number, call_number)
);
CREATE INDEX waiting_call_by_time ON waiting_call (expires_at);
