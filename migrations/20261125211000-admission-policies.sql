-- The chain that submissions pass, as admins set it. Rows are only added: the newest is in force, and all of them
-- tell who changed what and when. Without a row the defaults of the code are in force.
CREATE TABLE admission_policies (
  revision    integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  handlers    jsonb NOT NULL,
  changed_by  integer REFERENCES users ON DELETE SET NULL,
  created_at  timestamptz NOT NULL DEFAULT now()
);
-- Counting what somebody has under way must not read all that they ever handed in.
CREATE INDEX submissions_unfinished_idx ON submissions (user_id) WHERE state <> 'finished';
CREATE INDEX custom_runs_unfinished_idx ON custom_runs (user_id) WHERE state <> 'finished';
