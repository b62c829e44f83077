CREATE TABLE case_file (
    id        text COLLATE "C" PRIMARY KEY,
    account   text COLLATE "C" NOT NULL,
    kind      text COLLATE "C" NOT NULL,
    state     text COLLATE "C" NOT NULL,
    assignee  text,
    opened_at timestamptz NOT NULL,
    summary   text        NOT NULL
);
-- What happens again is added to the case that is still open.
CREATE UNIQUE INDEX case_file_open ON case_file (account, kind) WHERE state <> 'CLOSED';
CREATE INDEX case_file_by_time ON case_file (opened_at, id);

-- Who did what, in order; rows are only added.
CREATE TABLE case_entry (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id text COLLATE "C" NOT NULL REFERENCES case_file (id),
    at      timestamptz      NOT NULL,
    actor   text             NOT NULL,
    what    text COLLATE "C" NOT NULL,
    text    text             NOT NULL
);
CREATE INDEX case_entry_by_case ON case_entry (case_id, id);

CREATE TABLE case_assessment (
    case_id    text COLLATE "C" NOT NULL REFERENCES case_file (id),
    assessment text COLLATE "C" NOT NULL,
    PRIMARY KEY (case_id, assessment)
);

-- A suspension and the way back from it; at most one of an account is not over.
CREATE TABLE suspension (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account        text COLLATE "C" NOT NULL,
    at             timestamptz      NOT NULL,
    actor          text             NOT NULL,
    reason         text             NOT NULL,
    case_id        text COLLATE "C" NOT NULL,
    restoring_at   timestamptz,
    restoring_by   text,
    identity_at    timestamptz,
    identity_by    text,
    identity_how   text,
    restored_at    timestamptz
);
CREATE UNIQUE INDEX suspension_open ON suspension (account) WHERE restored_at IS NULL;
CREATE INDEX suspension_by_account ON suspension (account, id);

CREATE TABLE restoration_approval (
    suspension bigint      NOT NULL REFERENCES suspension (id),
    person     text        NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (suspension, person)
);
