-- Who stopped it: a person of the staff, the customer, a rule or a program. Before now nobody noted it.
ALTER TABLE suspension ADD COLUMN by_whom text COLLATE "C";
-- Which devices and passkeys somebody looked at and found to be the customer's; the others are gone.
ALTER TABLE suspension ADD COLUMN reviewed_at timestamptz;
ALTER TABLE suspension ADD COLUMN reviewed_by text;
ALTER TABLE suspension ADD COLUMN kept        text[];

-- A rule suspended the account: its memory says so in the same commit as this row. What else belongs to a suspension follows, under the
-- account's lock, and takes the row with it.
CREATE TABLE suspension_due (
    assessment text COLLATE "C" PRIMARY KEY,
    account    text COLLATE "C" NOT NULL,
    rule       text             NOT NULL,
    at         timestamptz      NOT NULL
);
CREATE INDEX suspension_due_by_account ON suspension_due (account);

-- What was known of an account when it was stopped; only added to.
CREATE TABLE case_evidence (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id text COLLATE "C" NOT NULL REFERENCES case_file (id),
    account text COLLATE "C" NOT NULL,
    at      timestamptz      NOT NULL,
    data    jsonb            NOT NULL
);
CREATE INDEX case_evidence_by_case ON case_evidence (case_id, id);
CREATE INDEX case_evidence_by_account ON case_evidence (account, id);
