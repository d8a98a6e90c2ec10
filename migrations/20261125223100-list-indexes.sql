-- What a list of problems tells of each one for the person who looks: with 100,000 submissions, 2,223 of them the
-- person's own, a page took 84 ms without the index and takes 4 ms with it.
CREATE INDEX submissions_mine_idx ON submissions (user_id, problem_id) INCLUDE (verdict) WHERE jury_submission_id IS NULL;
DROP INDEX submissions_solved_idx;
-- Admins look for verdicts that are rare: without it, 80 ms for all that were ever handed in.
CREATE INDEX submissions_verdict_idx ON submissions (verdict, id DESC) WHERE jury_submission_id IS NULL;
