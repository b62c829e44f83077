-- Whether the account's memory holds what the alert says of it, and who has since found that the account has no part in it.
ALTER TABLE alert_member ADD COLUMN weighed boolean NOT NULL DEFAULT false;
ALTER TABLE alert_member ADD COLUMN cleared_at timestamptz;
ALTER TABLE alert_member ADD COLUMN cleared_by text;
CREATE INDEX alert_member_to_weigh ON alert_member (alert, account) WHERE NOT weighed;

-- The latest first.
CREATE INDEX alert_by_time ON alert (heard_at, id);
