-- Systems of the brokerage's that are told. Secrets are sealed; the one before the current is good until a time. No types means all.
CREATE TABLE webhook_endpoint (
    id              text COLLATE "C" PRIMARY KEY,
    url             text        NOT NULL,
    types           text[]      NOT NULL,
    description     text,
    enabled         boolean     NOT NULL,
    disabled_by     text,
    secret          bytea       NOT NULL,
    former_secret   bytea,
    former_until    timestamptz,
    created_at      timestamptz NOT NULL
);

-- Whether the deliveries of an event have been written; a number to go by would miss what commits late.
ALTER TABLE webhook_event ADD COLUMN spread boolean NOT NULL DEFAULT false;
CREATE INDEX webhook_event_to_spread ON webhook_event (seq) WHERE NOT spread;
CREATE INDEX webhook_event_by_time ON webhook_event (happened_at);

-- One event for one endpoint: PENDING until the endpoint has taken it (DELIVERED) or the last attempt failed (FAILED). A server that sends
-- it holds it until a time by the database's clock, so that one that dies keeps it from nobody for long.
CREATE TABLE webhook_delivery (
    event           bigint      NOT NULL REFERENCES webhook_event ON DELETE CASCADE,
    endpoint        text COLLATE "C" NOT NULL REFERENCES webhook_endpoint ON DELETE CASCADE,
    state           text COLLATE "C" NOT NULL DEFAULT 'PENDING',
    attempts        int         NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL,
    held_until      timestamptz,
    delivered_at    timestamptz,
    last_status     int,
    last_error      text,
    PRIMARY KEY (event, endpoint)
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (endpoint, next_attempt_at, event) WHERE state = 'PENDING';
CREATE INDEX webhook_delivery_of ON webhook_delivery (endpoint, event);
