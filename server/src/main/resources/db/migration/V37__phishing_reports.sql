-- Suspicious mails that customers reported; of the mail itself only hosts, subject and a digest are kept.
CREATE TABLE phishing_report (
    id          text COLLATE "C" PRIMARY KEY,
    received_at timestamptz NOT NULL,
    reported_by text        NOT NULL,
    account     text COLLATE "C",
    sender_host text,
    subject     text,
    digest      bytea       NOT NULL,
    hosts       jsonb       NOT NULL
);
CREATE INDEX phishing_report_by_time ON phishing_report (received_at, id);
CREATE UNIQUE INDEX phishing_report_once ON phishing_report (digest, coalesce(account, ''));
