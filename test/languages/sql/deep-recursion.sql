-- Steps through 100,000 rows, each made from the one before.
WITH RECURSIVE depth(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM depth WHERE n < 100000)
SELECT max(n) FROM depth;
