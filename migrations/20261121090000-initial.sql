-- The first schema. Times are timestamptz; sizes are bytes; durations carry their unit in the name.
-- Blobs are content-addressed (sha-256, hex) and never change; every *_blob column names one.

CREATE TABLE blobs (
  sha256      text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes  bigint NOT NULL CHECK (size_bytes >= 0),
  created_at  timestamptz NOT NULL DEFAULT now()
);
-- One row a mebibyte, so that a 1 GB test input never has to fit in memory.
CREATE TABLE blob_chunks (
  sha256   text NOT NULL REFERENCES blobs ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  ordinal  integer NOT NULL,
  data     bytea NOT NULL,
  PRIMARY KEY (sha256, ordinal)
);
ALTER TABLE blob_chunks ALTER COLUMN data SET STORAGE EXTERNAL;

CREATE TABLE users (
  id             integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  username       text NOT NULL CHECK (username ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$'),
  display_name   text NOT NULL DEFAULT '',
  role           text NOT NULL CHECK (role IN ('admin', 'student')),
  password_hash  text,
  preferences    jsonb NOT NULL DEFAULT '{}',
  is_disabled    boolean NOT NULL DEFAULT false,
  created_at     timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX users_username_key ON users (lower(username));

CREATE TABLE sessions (
  token_hash    text PRIMARY KEY,
  user_id       integer NOT NULL REFERENCES users ON DELETE CASCADE,
  id            uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
  user_agent    text NOT NULL DEFAULT '',
  ip_address    text NOT NULL DEFAULT '',
  created_at    timestamptz NOT NULL DEFAULT now(),
  last_seen_at  timestamptz NOT NULL DEFAULT now(),
  expires_at    timestamptz NOT NULL
);
CREATE INDEX sessions_user_id_idx ON sessions (user_id);

CREATE TABLE api_tokens (
  id            integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id       integer NOT NULL REFERENCES users ON DELETE CASCADE,
  name          text NOT NULL,
  prefix        text NOT NULL,
  token_hash    text NOT NULL UNIQUE,
  scopes        text[] NOT NULL,
  created_at    timestamptz NOT NULL DEFAULT now(),
  last_used_at  timestamptz,
  expires_at    timestamptz,
  revoked_at    timestamptz
);
CREATE INDEX api_tokens_user_id_idx ON api_tokens (user_id);

CREATE TABLE problems (
  id                  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  slug                text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9][a-z0-9_.-]{0,99}$'),
  visibility          text NOT NULL DEFAULT 'hidden' CHECK (visibility IN ('public', 'hidden')),
  current_version_id  integer,
  tags                text[] NOT NULL DEFAULT '{}',
  difficulty          double precision,
  created_at          timestamptz NOT NULL DEFAULT now(),
  updated_at          timestamptz NOT NULL DEFAULT now()
);

-- A package as uploaded: immutable but for `state` and the limits that calibration derives once.
-- problem_id is null for a package that is only verified, never kept.
CREATE TABLE problem_versions (
  id                    integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  problem_id            integer REFERENCES problems ON DELETE CASCADE,
  ordinal               integer NOT NULL DEFAULT 1,
  slug                  text NOT NULL,
  package_digest        text NOT NULL,
  package_blob          text NOT NULL REFERENCES blobs,
  format                text NOT NULL,
  state                 text NOT NULL CHECK (state IN ('calibrating', 'ready', 'failed')),
  state_reason          text,
  types                 text[] NOT NULL,
  names                 jsonb NOT NULL,
  metadata              jsonb NOT NULL DEFAULT '{}',
  time_limit_ms         integer CHECK (time_limit_ms > 0),
  time_limit_source     text NOT NULL CHECK (time_limit_source IN ('package', 'derived')),
  memory_limit_bytes    bigint NOT NULL CHECK (memory_limit_bytes > 0),
  output_limit_bytes    bigint NOT NULL CHECK (output_limit_bytes > 0),
  limits                jsonb NOT NULL,
  judging               jsonb NOT NULL,
  report                jsonb NOT NULL DEFAULT '[]',
  created_by            integer REFERENCES users ON DELETE SET NULL,
  created_at            timestamptz NOT NULL DEFAULT now(),
  UNIQUE (problem_id, ordinal)
);
ALTER TABLE problems ADD CONSTRAINT problems_current_version_fkey
  FOREIGN KEY (current_version_id) REFERENCES problem_versions DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE problem_statements (
  id                  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  problem_version_id  integer NOT NULL REFERENCES problem_versions ON DELETE CASCADE,
  language            text NOT NULL,
  format              text NOT NULL CHECK (format IN ('markdown', 'latex', 'pdf', 'html')),
  html                text,
  pdf_blob            text REFERENCES blobs,
  UNIQUE (problem_version_id, language)
);
-- Files a statement shows or a student may download.
CREATE TABLE problem_files (
  id                  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  problem_version_id  integer NOT NULL REFERENCES problem_versions ON DELETE CASCADE,
  kind                text NOT NULL CHECK (kind IN ('statement-asset', 'attachment')),
  name                text NOT NULL,
  media_type          text NOT NULL,
  blob                text NOT NULL REFERENCES blobs,
  size_bytes          bigint NOT NULL,
  UNIQUE (problem_version_id, kind, name)
);

CREATE TABLE test_cases (
  id                  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  problem_version_id  integer NOT NULL REFERENCES problem_versions ON DELETE CASCADE,
  ordinal             integer NOT NULL,
  name                text NOT NULL,
  group_path          text NOT NULL,
  is_sample           boolean NOT NULL,
  input_blob          text NOT NULL REFERENCES blobs,
  input_bytes         bigint NOT NULL,
  answer_blob         text NOT NULL REFERENCES blobs,
  answer_bytes        bigint NOT NULL,
  settings            jsonb NOT NULL DEFAULT '{}',
  UNIQUE (problem_version_id, ordinal),
  UNIQUE (problem_version_id, name)
);

-- The package's example submissions and what its authors expect of them.
CREATE TABLE jury_submissions (
  id                  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  problem_version_id  integer NOT NULL REFERENCES problem_versions ON DELETE CASCADE,
  path                text NOT NULL,
  language            text,
  files               jsonb NOT NULL,
  entry_point         text,
  expectation         jsonb NOT NULL,
  UNIQUE (problem_version_id, path)
);

-- One judging of a package's example submissions.
CREATE TABLE verifications (
  id                  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  problem_version_id  integer NOT NULL REFERENCES problem_versions ON DELETE CASCADE,
  user_id             integer NOT NULL REFERENCES users,
  state               text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'finished')),
  result              jsonb,
  created_at          timestamptz NOT NULL DEFAULT now(),
  finished_at         timestamptz
);

CREATE TABLE submissions (
  id                  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id             integer NOT NULL REFERENCES users,
  problem_id          integer REFERENCES problems ON DELETE CASCADE,
  problem_version_id  integer NOT NULL REFERENCES problem_versions ON DELETE CASCADE,
  jury_submission_id  integer REFERENCES jury_submissions ON DELETE CASCADE,
  verification_id     integer REFERENCES verifications ON DELETE CASCADE,
  idempotency_key     text,
  language            text NOT NULL,
  files               jsonb NOT NULL,
  entry_point         text,
  source_bytes        integer NOT NULL,
  lane                text NOT NULL,
  state               text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'compiling', 'running', 'finished')),
  verdict             text CHECK (verdict IN ('AC','WA','TLE','RTE','CE','MLE','OLE','SV','JE')),
  score               double precision,
  cpu_time_us         bigint,
  memory_peak_bytes   bigint,
  current_judgement_id integer,
  revision            integer NOT NULL DEFAULT 0,
  created_at          timestamptz NOT NULL DEFAULT now(),
  finished_at         timestamptz,
  CHECK ((state = 'finished') = (verdict IS NOT NULL))
);
CREATE INDEX submissions_user_id_id_idx ON submissions (user_id, id DESC);
CREATE INDEX submissions_problem_id_id_idx ON submissions (problem_id, id DESC);
CREATE INDEX submissions_problem_version_id_idx ON submissions (problem_version_id);
CREATE INDEX submissions_verification_id_idx ON submissions (verification_id) WHERE verification_id IS NOT NULL;
CREATE UNIQUE INDEX submissions_idempotency_key ON submissions (user_id, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX submissions_solved_idx ON submissions (user_id, problem_id) WHERE verdict = 'AC';

CREATE TABLE judgements (
  id                  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  submission_id       integer NOT NULL REFERENCES submissions ON DELETE CASCADE,
  ordinal             integer NOT NULL,
  problem_version_id  integer NOT NULL REFERENCES problem_versions ON DELETE CASCADE,
  state               text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'compiling', 'running', 'finished')),
  verdict             text CHECK (verdict IN ('AC','WA','TLE','RTE','CE','MLE','OLE','SV','JE')),
  score               double precision,
  reason              text,
  compiler_output     text,
  test_case_count     integer,
  cpu_time_us         bigint,
  memory_peak_bytes   bigint,
  library_digest      text,
  evidence            jsonb NOT NULL DEFAULT '{}',
  worker_id           text,
  attempts            integer NOT NULL DEFAULT 0,
  created_at          timestamptz NOT NULL DEFAULT now(),
  started_at          timestamptz,
  finished_at         timestamptz,
  UNIQUE (submission_id, ordinal),
  CHECK ((state = 'finished') = (verdict IS NOT NULL))
);
ALTER TABLE submissions ADD CONSTRAINT submissions_current_judgement_fkey
  FOREIGN KEY (current_judgement_id) REFERENCES judgements DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE runs (
  judgement_id        integer NOT NULL REFERENCES judgements ON DELETE CASCADE,
  ordinal             integer NOT NULL,
  test_case_id        integer NOT NULL REFERENCES test_cases ON DELETE CASCADE,
  verdict             text NOT NULL CHECK (verdict IN ('AC','WA','TLE','RTE','MLE','OLE','SV','JE')),
  score               double precision,
  cpu_time_us         bigint NOT NULL,
  wall_time_us        bigint NOT NULL,
  memory_peak_bytes   bigint NOT NULL,
  output_bytes        bigint NOT NULL,
  exit_code           integer,
  signal              integer,
  reason              text NOT NULL DEFAULT '',
  evidence            jsonb NOT NULL DEFAULT '{}',
  judge_feedback      text,
  team_feedback       text,
  output_head         text,
  stderr_tail         text,
  created_at          timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (judgement_id, ordinal)
);

-- Code run without a problem.
CREATE TABLE custom_runs (
  id                  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id             integer NOT NULL REFERENCES users,
  language            text NOT NULL,
  files               jsonb NOT NULL,
  entry_point         text,
  input_blob          text NOT NULL REFERENCES blobs,
  limits              jsonb NOT NULL,
  state               text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'compiling', 'running', 'finished')),
  result              jsonb,
  created_at          timestamptz NOT NULL DEFAULT now(),
  finished_at         timestamptz,
  CHECK ((state = 'finished') = (result IS NOT NULL))
);
CREATE INDEX custom_runs_user_id_idx ON custom_runs (user_id, id DESC);

CREATE TABLE workers (
  id             text PRIMARY KEY,
  lock_key       bigint NOT NULL UNIQUE,
  host           text NOT NULL,
  slots          integer NOT NULL,
  report         jsonb NOT NULL DEFAULT '{}',
  started_at     timestamptz NOT NULL DEFAULT now(),
  seen_at        timestamptz NOT NULL DEFAULT now()
);

-- A job is waiting, leased (to worker_id, until lease_ends_at) or set aside; a finished job's row is gone.
-- `fence` grows with every lease: whoever writes a result names the fence it was given.
CREATE TABLE jobs (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind            text NOT NULL,
  subject_id      integer NOT NULL,
  lane            text NOT NULL,
  lane_rank       smallint NOT NULL,
  person_id       integer NOT NULL,
  virtual_time    double precision NOT NULL,
  state           text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'leased', 'set-aside')),
  attempts        integer NOT NULL DEFAULT 0,
  fence           bigint NOT NULL DEFAULT 0,
  worker_id       text,
  lease_ends_at   timestamptz,
  available_at    timestamptz NOT NULL DEFAULT now(),
  last_error      text,
  created_at      timestamptz NOT NULL DEFAULT now(),
  UNIQUE (kind, subject_id),
  CHECK ((state = 'leased') = (worker_id IS NOT NULL))
);
CREATE INDEX jobs_waiting_idx ON jobs (lane_rank, virtual_time, id) WHERE state = 'waiting';
CREATE INDEX jobs_leased_idx ON jobs (lease_ends_at) WHERE state = 'leased';

-- Fair share inside a lane: each person's next job gets a virtual time one step after their last,
-- never earlier than the lane's own clock, so nobody's backlog holds up somebody's single submission.
CREATE TABLE lane_shares (
  lane          text NOT NULL,
  person_id     integer NOT NULL,
  virtual_time  double precision NOT NULL,
  PRIMARY KEY (lane, person_id)
);
CREATE TABLE lane_clocks (
  lane          text PRIMARY KEY,
  virtual_time  double precision NOT NULL
);
