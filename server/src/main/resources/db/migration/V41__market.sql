-- How symbols trade: a row for each of their latest days.
CREATE TABLE market_bar (
    symbol   text COLLATE "C" NOT NULL,
    date     date    NOT NULL,
    close    numeric NOT NULL,
    volume   bigint  NOT NULL,
    currency text COLLATE "C" NOT NULL,
    market   text COLLATE "C" NOT NULL,
    PRIMARY KEY (symbol, date)
);

-- What is made of them, so that a server has all symbols in its memory at once.
CREATE TABLE market_listing (
    symbol           text COLLATE "C" PRIMARY KEY,
    market           text COLLATE "C" NOT NULL,
    currency         text COLLATE "C" NOT NULL,
    average_volume   bigint  NOT NULL,
    -- In the currency.
    average_turnover numeric NOT NULL,
    days             integer NOT NULL,
    latest           date    NOT NULL,
    first_seen       date    NOT NULL
);

-- Yen for one unit, a row for each of the latest days.
CREATE TABLE exchange_rate (
    currency text COLLATE "C" NOT NULL,
    date     date    NOT NULL,
    yen      numeric NOT NULL,
    PRIMARY KEY (currency, date)
);

-- Counts the changes, so that every server sees that there are some; its row is locked by whoever makes one.
CREATE TABLE market_version (
    one       boolean PRIMARY KEY DEFAULT true CHECK (one),
    market    bigint NOT NULL,
    watchlist bigint NOT NULL
);
INSERT INTO market_version (market, watchlist) VALUES (0, 0);
