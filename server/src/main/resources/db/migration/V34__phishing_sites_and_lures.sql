COMMENT ON COLUMN case_file.account IS 'what the case is about: an account, or a host where the kind is about hosts';

-- Hosts that are not the brokerage's and showed its page, or were named in a reported mail.
CREATE TABLE phishing_site (
    host       text COLLATE "C" PRIMARY KEY,
    first_seen timestamptz NOT NULL,
    last_seen  timestamptz NOT NULL,
    beacons    bigint      NOT NULL DEFAULT 0,
    mails      bigint      NOT NULL DEFAULT 0,
    -- Somebody looked and found nothing wrong: counted on, no case, no lure.
    harmless   boolean     NOT NULL DEFAULT false,
    case_id    text COLLATE "C"
);
CREATE INDEX phishing_site_by_time ON phishing_site (last_seen);

-- What differs between sights of a host, each once; bounded by the writer.
CREATE TABLE phishing_sight (
    host       text COLLATE "C" NOT NULL REFERENCES phishing_site (host),
    detail     text COLLATE "C" NOT NULL,
    first_seen timestamptz NOT NULL,
    PRIMARY KEY (host, detail)
);

-- Browsers that were on such a host a short while ago: a keyed fingerprint, no address and no name.
CREATE TABLE lure (
    browser bytea PRIMARY KEY,
    host    text COLLATE "C" NOT NULL,
    seen_at timestamptz NOT NULL
);
CREATE INDEX lure_by_time ON lure (seen_at);
