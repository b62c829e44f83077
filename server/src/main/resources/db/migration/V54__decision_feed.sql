-- What became known later is followed by transaction, as the decision log is.
ALTER TABLE outcome ADD COLUMN tx xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX outcome_by_tx ON outcome (tx);
ALTER TABLE label ADD COLUMN tx xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX label_by_tx ON label (tx);

-- How far those who follow the decision log have come, where that must outlive the process: a snapshot of the database's.
CREATE TABLE decision_mark (
    consumer text COLLATE "C" PRIMARY KEY,
    seen     pg_snapshot NOT NULL
);
