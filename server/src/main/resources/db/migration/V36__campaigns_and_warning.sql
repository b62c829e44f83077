-- Customers asked to change what a thief may know.
CREATE TABLE campaign (
    id          text COLLATE "C" PRIMARY KEY,
    name        text        NOT NULL,
    fields      text        NOT NULL,
    everyone    boolean     NOT NULL,
    created_at  timestamptz NOT NULL,
    created_by  text        NOT NULL,
    -- The last account addressed, while everybody is still being addressed.
    cursor      text COLLATE "C" NOT NULL DEFAULT '',
    addressed   boolean     NOT NULL,
    stopped_at  timestamptz
);
CREATE TABLE campaign_account (
    campaign    text COLLATE "C" NOT NULL REFERENCES campaign (id),
    account     text COLLATE "C" NOT NULL,
    mailed_at   timestamptz,
    -- There was no address to write to.
    no_mail_at  timestamptz,
    password_at timestamptz,
    pin_at      timestamptz,
    changed_at  timestamptz,
    PRIMARY KEY (campaign, account)
);
CREATE INDEX campaign_account_waiting ON campaign_account (campaign, account)
    WHERE mailed_at IS NULL AND no_mail_at IS NULL AND changed_at IS NULL;
CREATE INDEX campaign_account_open ON campaign_account (account) WHERE changed_at IS NULL;

-- What operators tell everybody; the latest row that is not ended is shown.
CREATE TABLE public_warning (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ja       text        NOT NULL,
    en       text        NOT NULL,
    set_at   timestamptz NOT NULL,
    set_by   text        NOT NULL,
    ended_at timestamptz,
    ended_by text
);
CREATE UNIQUE INDEX public_warning_shown ON public_warning ((true)) WHERE ended_at IS NULL;
