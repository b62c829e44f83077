-- People who work in the console. Who has neither a password nor a passkey has yet to enrol.
CREATE TABLE console_user (
    id            text COLLATE "C" PRIMARY KEY,
    name          text COLLATE "C" NOT NULL UNIQUE,
    role          text        NOT NULL CHECK (role IN ('analyst', 'supervisor', 'auditor')),
    created_at    timestamptz NOT NULL,
    -- PHC string of Argon2id, and the sealed secret of the code generator: both or none.
    password_hash text,
    totp_secret   bytea,
    -- The latest time step whose code was accepted: none is accepted twice (RFC 6238 5.2).
    totp_step     bigint,
    CHECK ((password_hash IS NULL) = (totp_secret IS NULL))
);

-- One-time links, by hash; the latest of a user counts. A proposed secret waits here, sealed, until a code shows that it arrived.
CREATE TABLE console_enrolment (
    hash         bytea PRIMARY KEY,
    console_user text COLLATE "C" NOT NULL UNIQUE REFERENCES console_user ON DELETE CASCADE,
    totp_secret  bytea       NOT NULL,
    expires_at   timestamptz NOT NULL
);

CREATE TABLE console_passkey (
    id              bytea PRIMARY KEY,
    console_user    text COLLATE "C" NOT NULL REFERENCES console_user ON DELETE CASCADE,
    credential      bytea       NOT NULL,
    counter         bigint      NOT NULL,
    backup_eligible boolean     NOT NULL,
    backed_up       boolean     NOT NULL,
    transports      text        NOT NULL,
    relying_party   text        NOT NULL,
    created_at      timestamptz NOT NULL,
    used_at         timestamptz
);
CREATE INDEX console_passkey_by_user ON console_passkey (console_user);

-- Challenges of passkey ceremonies: deleted when used, whoever uses them.
CREATE TABLE console_ceremony (
    hash       bytea PRIMARY KEY,
    purpose    text        NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX console_ceremony_by_expiry ON console_ceremony (expires_at);

CREATE TABLE console_session (
    hash         bytea PRIMARY KEY,
    console_user text COLLATE "C" NOT NULL REFERENCES console_user ON DELETE CASCADE,
    created_at   timestamptz NOT NULL,
    seen_at      timestamptz NOT NULL
);
CREATE INDEX console_session_by_user ON console_session (console_user);

-- Who signed in, and who was refused; a name that no user has is not kept, since people type passwords there.
CREATE TABLE console_sign_in (
    id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL,
    name    text,
    method  text        NOT NULL,
    result  text        NOT NULL,
    address text        NOT NULL
);
