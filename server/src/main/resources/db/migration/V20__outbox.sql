-- Mails to be sent, written in the transaction of what they tell of. A row with a payload is still open.
CREATE TABLE outbox (
    id              bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind            text        NOT NULL,
    account         text        NOT NULL,
    challenge       text,
    payload         bytea,
    created_at      timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    next_attempt_at timestamptz NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    last_error      text,
    sent_at         timestamptz,
    expired_at      timestamptz,
    CHECK ((payload IS NULL) = (sent_at IS NOT NULL OR expired_at IS NOT NULL))
);

CREATE INDEX outbox_due ON outbox (next_attempt_at) WHERE payload IS NOT NULL;
CREATE INDEX outbox_challenge ON outbox (challenge, id) WHERE challenge IS NOT NULL;
