-- Whose doing an assessment, or an account's events of a time, was found to be. The latest wins; earlier ones are kept.
CREATE TABLE label (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account    text COLLATE "C" NOT NULL,
    -- One of the two: an assessment, or a time.
    assessment text COLLATE "C",
    from_time  timestamptz,
    to_time    timestamptz,
    label      text COLLATE "C" NOT NULL,
    at         timestamptz NOT NULL,
    actor      text        NOT NULL,
    CHECK ((assessment IS NULL) = (from_time IS NOT NULL)),
    CHECK ((from_time IS NULL) = (to_time IS NULL))
);
CREATE INDEX label_by_account ON label (account, id);

-- What became of an operation at the brokerage. The same line again is the same outcome.
CREATE TABLE outcome (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    assessment  text COLLATE "C" NOT NULL,
    outcome     text COLLATE "C" NOT NULL,
    quantity    numeric,
    price       numeric,
    happened_at timestamptz,
    received_at timestamptz NOT NULL,
    UNIQUE NULLS NOT DISTINCT (assessment, outcome, quantity, price, happened_at)
);
