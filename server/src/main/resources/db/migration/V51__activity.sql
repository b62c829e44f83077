-- What a customer wants to be told beyond the least that the policy says; absent: just that.
CREATE TABLE notice_wish (
    account text COLLATE "C" PRIMARY KEY,
    login   text COLLATE "C",
    orders  text COLLATE "C"
);

-- What customers may have to be told of, one row an assessment, so that each is told once. Gathered from the decision log; rows that are
-- done go once the log is read beyond them.
CREATE TABLE activity (
    assessment  text COLLATE "C" PRIMARY KEY,
    account     text COLLATE "C" NOT NULL,
    type        text COLLATE "C" NOT NULL,
    decision    text COLLATE "C" NOT NULL,
    received_at timestamptz      NOT NULL,
    -- DUE, DIGEST (an order that goes into the day's mail), DONE
    state       text COLLATE "C" NOT NULL DEFAULT 'DUE',
    -- When a mail of its own was written.
    told_at     timestamptz,
    -- Of orders for the day's mail.
    side        text COLLATE "C",
    symbol      text,
    yen         numeric
);
CREATE INDEX activity_due ON activity (received_at) WHERE state = 'DUE';
CREATE INDEX activity_digest ON activity (account, received_at) WHERE state = 'DIGEST';
CREATE INDEX activity_done ON activity (received_at) WHERE state = 'DONE';
CREATE INDEX activity_told ON activity (account, type, told_at) WHERE told_at IS NOT NULL;
