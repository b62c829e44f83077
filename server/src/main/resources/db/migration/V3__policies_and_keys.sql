CREATE TABLE policy_version (
    version        int PRIMARY KEY,
    name           text        NOT NULL,
    effective_from timestamptz NOT NULL,
    -- The file that brought it, whole, and which of its versions this is.
    source         text        NOT NULL,
    ordinal        int         NOT NULL,
    author         text        NOT NULL,
    created_at     timestamptz NOT NULL,
    approved_by    text,
    approved_at    timestamptz
);

CREATE TABLE api_key (
    id         text COLLATE "C" PRIMARY KEY,
    name       text        NOT NULL,
    -- One of the two; approvals count persons.
    person     text,
    service    text,
    hash       bytea       NOT NULL UNIQUE,
    scopes     text[]      NOT NULL,
    created_at timestamptz NOT NULL,
    revoked_at timestamptz
);

-- How often anyone had a value, by level of the likelihood model; flushed now and then, so a crash loses seconds of counting
-- and no decision (each keeps the counts it saw).
CREATE TABLE population (
    level  smallint NOT NULL,
    value  bigint   NOT NULL,
    inside bigint   NOT NULL,
    count  bigint   NOT NULL,
    PRIMARY KEY (level, value, inside)
);
