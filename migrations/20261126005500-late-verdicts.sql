-- Example submissions that are to fail may go on beyond the time limit, by the limit's margin: the verdict that they
-- would have had with that much more time; null: the same one, or nobody knows.
ALTER TABLE runs ADD COLUMN late_verdict text
  CHECK (late_verdict IN ('AC','WA','TLE','RTE','MLE','OLE','SV','JE'));
