-- Whether a package's own programs and submissions do what its authors expect of them. A problem is published with a
-- version that is sound, or with one that somebody published all the same: who, when and why.
ALTER TABLE problem_versions
  ADD COLUMN soundness text NOT NULL DEFAULT 'unchecked'
    CHECK (soundness IN ('unchecked', 'checking', 'sound', 'unsound')),
  ADD COLUMN publish_override jsonb;

-- What running the package's validators on its test data turned up; null until that is done.
ALTER TABLE verifications ADD COLUMN checks jsonb;
