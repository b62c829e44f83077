-- By the transaction that wrote it, the decision log can be followed without missing what commits late.
ALTER TABLE assessment ADD COLUMN tx xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX assessment_by_tx ON assessment (tx);

-- What surveillance says, by the alert's own id: hearing it again only adds to it.
CREATE TABLE alert (
    id        text COLLATE "C" PRIMARY KEY,
    kind      text COLLATE "C" NOT NULL,
    key       text COLLATE "C" NOT NULL,
    since     timestamptz      NOT NULL,
    at        timestamptz      NOT NULL,
    surprise  double precision NOT NULL,
    figures   jsonb            NOT NULL,
    case_id   text COLLATE "C" REFERENCES case_file (id),
    heard_at  timestamptz      NOT NULL
);
CREATE INDEX alert_by_case ON alert (case_id);
CREATE INDEX alert_by_key ON alert (key, kind);

-- The accounts in it. What an account has part in is found from here too.
CREATE TABLE alert_member (
    alert      text COLLATE "C" NOT NULL REFERENCES alert (id),
    account    text COLLATE "C" NOT NULL,
    assessment text COLLATE "C" NOT NULL,
    at         timestamptz      NOT NULL,
    bits       double precision NOT NULL,
    units      bigint           NOT NULL,
    yen        bigint           NOT NULL,
    PRIMARY KEY (alert, account)
);
CREATE INDEX alert_member_by_account ON alert_member (account);
