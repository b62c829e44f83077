-- How many challenges passed of late. Challenges come in the order of this column, so a block range index costs next to nothing.
CREATE INDEX challenge_by_time ON challenge USING brin (created_at);
