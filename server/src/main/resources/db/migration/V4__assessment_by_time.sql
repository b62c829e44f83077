-- The log read again by time, the latest first: what a server that has just started recalls.
CREATE INDEX assessment_by_time ON assessment (received_at);
