-- Runs that were asked for as Judge0 asks: the token that its clients know them by, and what a run of ours lacks.
CREATE TABLE judge0_submissions (
  token                 uuid PRIMARY KEY,
  custom_run_id         integer NOT NULL UNIQUE REFERENCES custom_runs ON DELETE CASCADE,
  language_number       integer NOT NULL,
  source_blob           text NOT NULL REFERENCES blobs,
  stdin_blob            text REFERENCES blobs,
  expected_output_blob  text REFERENCES blobs
);
