-- Symbols under suspicion: what becomes of buying them.
CREATE TABLE watched_symbol (
    symbol text COLLATE "C" PRIMARY KEY,
    action text COLLATE "C" NOT NULL,
    reason text        NOT NULL,
    until  timestamptz,
    put_by text        NOT NULL,
    put_at timestamptz NOT NULL
);

-- Who put what on the list and took it off; only grows.
CREATE TABLE watch_log (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    symbol text COLLATE "C" NOT NULL,
    -- Absent: taken off.
    action text COLLATE "C",
    reason text,
    until  timestamptz,
    actor  text        NOT NULL,
    at     timestamptz NOT NULL
);
CREATE INDEX watch_log_by_symbol ON watch_log (symbol, id);
