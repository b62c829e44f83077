CREATE TABLE challenge (
    id         text COLLATE "C" PRIMARY KEY,
    account    text COLLATE "C" NOT NULL,
    assessment text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL,
    document   jsonb       NOT NULL
);
CREATE INDEX challenge_by_account ON challenge (account, created_at);

CREATE TABLE hold (
    id         text COLLATE "C" PRIMARY KEY,
    account    text COLLATE "C" NOT NULL,
    assessment text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX hold_by_account ON hold (account, created_at);

-- When codes were mailed to an account: the limit counts them over all challenges.
CREATE TABLE code_mail (
    account text COLLATE "C" NOT NULL,
    sent_at timestamptz NOT NULL
);
CREATE INDEX code_mail_by_account ON code_mail (account, sent_at);

-- A proof is consumed by deleting nothing: the row tells a second consumer when the first came.
CREATE TABLE proof (
    id          text COLLATE "C" PRIMARY KEY,
    account     text COLLATE "C" NOT NULL,
    challenge   text COLLATE "C" NOT NULL,
    expires_at  timestamptz NOT NULL,
    consumed_at timestamptz
);
