-- The brokerage's own id of an execution, cancellation or failure: the same id again is the same outcome. Without one, the same line again is.
ALTER TABLE outcome ADD COLUMN fill text COLLATE "C";
ALTER TABLE outcome DROP CONSTRAINT outcome_assessment_outcome_quantity_price_happened_at_key;
CREATE UNIQUE INDEX outcome_by_fill ON outcome (assessment, fill) WHERE fill IS NOT NULL;
CREATE UNIQUE INDEX outcome_by_content ON outcome (assessment, outcome, quantity, price, happened_at) NULLS NOT DISTINCT
    WHERE fill IS NULL;
CREATE INDEX outcome_by_assessment ON outcome (assessment);
