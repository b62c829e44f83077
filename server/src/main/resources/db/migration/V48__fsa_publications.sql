-- The regulator's figures as they were published: a row is added with each publication, and none is ever changed.
CREATE TABLE fsa_publication (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    month    text COLLATE "C" NOT NULL CHECK (month ~ '^[0-9]{4}-[0-9]{2}$'),
    accesses bigint      NOT NULL,
    trades   bigint      NOT NULL,
    sell_jpy numeric     NOT NULL,
    buy_jpy  numeric     NOT NULL,
    at       timestamptz NOT NULL,
    actor    text        NOT NULL
);
CREATE INDEX fsa_publication_by_month ON fsa_publication (month, id);

CREATE FUNCTION fsa_publication_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'published figures are not changed; publish again instead';
END
$$;
CREATE TRIGGER fsa_publication_stays BEFORE UPDATE OR DELETE ON fsa_publication
    FOR EACH STATEMENT EXECUTE FUNCTION fsa_publication_stays();
