-- How far the decision log was followed by those that react to it.
CREATE TABLE decision_trail (
    one  boolean PRIMARY KEY DEFAULT true CHECK (one),
    upto timestamptz NOT NULL
);
INSERT INTO decision_trail (upto) VALUES (now());

-- What is followed is rare among all that is decided.
CREATE INDEX assessment_changes ON assessment (received_at) WHERE type = 'CHANGE';

-- Changes that wait for their challenge.
CREATE TABLE decision_trail_pending (
    assessment text COLLATE "C" PRIMARY KEY,
    account    text COLLATE "C" NOT NULL,
    field      text COLLATE "C" NOT NULL,
    at         timestamptz NOT NULL
);

-- Accounts whose credentials strangers have; at most one entry of an account is open.
CREATE TABLE exposure (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account     text COLLATE "C" NOT NULL,
    source      text        NOT NULL,
    seen_at     timestamptz NOT NULL,
    listed_at   timestamptz NOT NULL,
    listed_by   text        NOT NULL,
    mailed_at   timestamptz,
    -- There was no address to write to.
    no_mail_at  timestamptz,
    password_at timestamptz,
    pin_at      timestamptz,
    changed_at  timestamptz
);
CREATE UNIQUE INDEX exposure_open ON exposure (account) WHERE changed_at IS NULL;
CREATE INDEX exposure_by_account ON exposure (account, id);
CREATE INDEX exposure_to_tell ON exposure (id) WHERE mailed_at IS NULL AND no_mail_at IS NULL;
