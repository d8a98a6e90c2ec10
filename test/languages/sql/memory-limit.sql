-- Keeps row after row.
CREATE TABLE kept AS
WITH RECURSIVE counter(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter)
SELECT zeroblob(1000000) FROM counter;
