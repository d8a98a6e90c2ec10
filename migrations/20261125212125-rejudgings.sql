-- Judging many submissions again, first without counting: each new judgement is a preview until the rejudging is
-- applied, and the one that it may replace goes on counting. `left_out`: submissions of the filter that had no verdict.
CREATE TABLE rejudgings (
  id          integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id     integer NOT NULL REFERENCES users,
  filter      jsonb NOT NULL,
  state       text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'applied', 'discarded')),
  left_out    integer NOT NULL DEFAULT 0,
  created_at  timestamptz NOT NULL DEFAULT now(),
  decided_at  timestamptz,
  decided_by  integer REFERENCES users,
  CHECK ((state = 'open') = (decided_at IS NULL))
);

ALTER TABLE judgements
  ADD COLUMN rejudging_id integer REFERENCES rejudgings,
  ADD COLUMN replaces_id integer REFERENCES judgements ON DELETE SET NULL,
  ADD COLUMN is_preview boolean NOT NULL DEFAULT false;
CREATE INDEX judgements_rejudging_id_idx ON judgements (rejudging_id, id) WHERE rejudging_id IS NOT NULL;
CREATE INDEX judgements_replaces_id_idx ON judgements (replaces_id) WHERE replaces_id IS NOT NULL;
