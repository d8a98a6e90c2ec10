-- What admins ask of the toolchain libraries of the machines that judge: each is carried out by a worker of that machine.
CREATE TABLE library_tasks (
  id            integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  host          text NOT NULL,
  action        text NOT NULL CHECK (action IN ('build', 'use', 'remove')),
  -- Of the library to use or to remove; of one that was built, once it is there.
  digest        text,
  -- For `build`: ids of languages, or words that stand for several.
  languages     text[] NOT NULL DEFAULT '{}',
  state         text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'failed')),
  -- Where it is, or why it failed; for people.
  message       text NOT NULL DEFAULT '',
  worker_id     text,
  requested_by  integer REFERENCES users,
  created_at    timestamptz NOT NULL DEFAULT now(),
  finished_at   timestamptz
);
CREATE INDEX library_tasks_open_idx ON library_tasks (host, id) WHERE state IN ('queued', 'running');
