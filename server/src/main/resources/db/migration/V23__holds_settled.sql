-- How a hold ended: released or denied by whom, used by which assessment, frozen. What is open past its time has expired.
ALTER TABLE hold
    ADD COLUMN state      text COLLATE "C" NOT NULL DEFAULT 'OPEN',
    ADD COLUMN settled_at timestamptz,
    ADD COLUMN settled_by text,
    ADD COLUMN note       text,
    ADD COLUMN used_by    text COLLATE "C";
CREATE INDEX hold_by_time ON hold (created_at, id);
CREATE INDEX hold_by_assessment ON hold (assessment);
