-- Where a judgement stands and where its time went: the stages' times, and each worker that was lost with its job.

ALTER TABLE judgements ADD COLUMN compiled_at timestamptz;
-- What the last judgings took, for the expected wait.
CREATE INDEX judgements_finished_at_idx ON judgements (finished_at) WHERE finished_at IS NOT NULL;

ALTER TABLE jobs ADD COLUMN leased_at timestamptz;
-- One object a lost lease: workerId, leasedAt, lostAt, reason (worker-gone, lease-ended).
ALTER TABLE jobs ADD COLUMN losses jsonb NOT NULL DEFAULT '[]';
