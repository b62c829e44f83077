-- What the brokerage's systems are told, written in the transaction of what it tells of.
CREATE TABLE webhook_event (
    seq         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          text COLLATE "C" NOT NULL UNIQUE,
    type        text COLLATE "C" NOT NULL,
    account     text COLLATE "C" NOT NULL,
    data        jsonb            NOT NULL,
    happened_at timestamptz      NOT NULL
);
