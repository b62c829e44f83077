-- Reports begin with the accounts that anything of was ever found to be a takeover.
CREATE INDEX label_of_takeovers ON label (account) WHERE label = 'TAKEOVER';
CREATE INDEX imported_event_of_takeovers ON imported_event (account) WHERE label = 'takeover';

-- When an import came: figures published before it may change by it.
ALTER TABLE imported_event ADD COLUMN imported_at timestamptz NOT NULL DEFAULT now();
