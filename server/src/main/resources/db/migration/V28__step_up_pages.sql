-- The first browser that opens a hosted page, by the hash of what its cookie says, and where it goes back to.
CREATE TABLE step_up_page (
    challenge  text COLLATE "C" PRIMARY KEY,
    browser    bytea       NOT NULL,
    return_to  text,
    opened_at  timestamptz NOT NULL
);
