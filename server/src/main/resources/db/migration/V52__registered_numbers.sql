-- At which accounts a telephone number is, or was, registered, so that a caller's account is found when nothing waits for his call.
CREATE TABLE registered_number (
    -- Keyed hash.
    number            bytea NOT NULL,
    account           text COLLATE "C" NOT NULL,
    -- How often the number was called back to stop the account, since when.
    called_back       integer NOT NULL DEFAULT 0,
    called_back_since timestamptz,
    PRIMARY KEY (number, account)
);
CREATE INDEX registered_number_by_account ON registered_number (account);
-- Whether the numbers of a sealed profile stand above; those of profiles written before are added when calls are first taken.
ALTER TABLE profile ADD COLUMN numbered boolean NOT NULL DEFAULT false;
