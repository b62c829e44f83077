-- Devices bound to keys of their browsers, a document each.
CREATE TABLE device_binding (
    id         text COLLATE "C" PRIMARY KEY,
    account    text COLLATE "C" NOT NULL,
    document   jsonb            NOT NULL,
    created_at timestamptz      NOT NULL
);
CREATE INDEX device_binding_by_account ON device_binding (account, created_at);
