-- Customers' passkeys. A credential belongs to one account, whatever its relying party (WebAuthn 7.1, step 27).
CREATE TABLE passkey (
    id              text COLLATE "C" PRIMARY KEY,
    account         text COLLATE "C" NOT NULL,
    credential_id   bytea       NOT NULL UNIQUE,
    credential      bytea       NOT NULL,
    counter         bigint      NOT NULL,
    backup_eligible boolean     NOT NULL,
    backed_up       boolean     NOT NULL,
    transports      text        NOT NULL,
    relying_party   text        NOT NULL,
    name            text        NOT NULL,
    created_at      timestamptz NOT NULL,
    used_at         timestamptz
);
CREATE INDEX passkey_by_account ON passkey (account);

-- What authenticators know an account by: random, so that it tells nothing (WebAuthn 14.6.1).
CREATE TABLE passkey_owner (
    account text COLLATE "C" PRIMARY KEY,
    handle  bytea NOT NULL UNIQUE
);

-- The changes by which a passkey may be added or removed: each once.
CREATE TABLE passkey_change (
    assessment text COLLATE "C" PRIMARY KEY,
    account    text COLLATE "C" NOT NULL,
    session    text COLLATE "C",
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);

-- Challenges of ceremonies, by hash: deleted when used, whoever uses them. Without an account: anybody logging in.
CREATE TABLE passkey_ceremony (
    hash       bytea PRIMARY KEY,
    account    text COLLATE "C",
    assessment text COLLATE "C",
    expires_at timestamptz NOT NULL
);
CREATE INDEX passkey_ceremony_by_expiry ON passkey_ceremony (expires_at);
