-- Accounts are rewritten all the time, nearly always within their page, which tidies itself. By default a fifth of them
-- changed called for a vacuum and a tenth for new statistics, each of which reads the whole table: under load, without end.
ALTER TABLE account SET (autovacuum_vacuum_scale_factor = 2, autovacuum_analyze_scale_factor = 20);
ALTER TABLE population SET (autovacuum_vacuum_scale_factor = 1, autovacuum_analyze_scale_factor = 20);

-- The log only grows, so what was learned of its columns stays true; of encoded columns there is nothing to learn.
ALTER TABLE assessment SET (autovacuum_analyze_scale_factor = 1);
ALTER TABLE imported_event SET (autovacuum_analyze_scale_factor = 1);
ALTER TABLE account ALTER COLUMN state SET STATISTICS 0;
ALTER TABLE assessment ALTER COLUMN body SET STATISTICS 0;
ALTER TABLE assessment ALTER COLUMN record SET STATISTICS 0;
ALTER TABLE assessment ALTER COLUMN state_before SET STATISTICS 0;
ALTER TABLE imported_event ALTER COLUMN body SET STATISTICS 0;
