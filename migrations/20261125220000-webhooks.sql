-- Webhooks, and the outbox of what they are to be told: a delivery is written by the transaction it tells about.
CREATE TABLE webhooks (
  id           integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name         text NOT NULL,
  url          text NOT NULL,
  -- As it is: signing needs it.
  secret       text NOT NULL,
  events       text[] NOT NULL,
  is_enabled   boolean NOT NULL DEFAULT true,
  created_by   integer REFERENCES users ON DELETE SET NULL,
  created_at   timestamptz NOT NULL DEFAULT now()
);
-- A delivery that waits is leased while it is sent; `attempts` grows with every lease and fences late results off.
-- The payload is text: its very bytes are signed, now and when it is sent again.
CREATE TABLE webhook_deliveries (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  webhook_id     integer NOT NULL REFERENCES webhooks ON DELETE CASCADE,
  event          text NOT NULL,
  payload        text NOT NULL,
  state          text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'failed')),
  attempts       integer NOT NULL DEFAULT 0,
  -- Attempts since it was last asked for: what the backoff goes by.
  round          integer NOT NULL DEFAULT 0,
  available_at   timestamptz NOT NULL DEFAULT now(),
  lease_ends_at  timestamptz,
  created_at     timestamptz NOT NULL DEFAULT now(),
  finished_at    timestamptz
);
CREATE INDEX webhook_deliveries_due_idx ON webhook_deliveries (available_at) WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_webhook_idx ON webhook_deliveries (webhook_id, id DESC);
CREATE TABLE webhook_attempts (
  delivery_id      bigint NOT NULL REFERENCES webhook_deliveries ON DELETE CASCADE,
  ordinal          integer NOT NULL,
  started_at       timestamptz NOT NULL,
  duration_ms      integer NOT NULL,
  -- Null: there was no answer, and `error` says why.
  response_status  integer,
  response_head    text,
  error            text,
  PRIMARY KEY (delivery_id, ordinal)
);
