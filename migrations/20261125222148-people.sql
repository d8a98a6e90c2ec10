-- Second factor (RFC 6238). The secret is needed in clear to check a code; last_step keeps a code from working twice.
CREATE TABLE second_factors (
  user_id       integer PRIMARY KEY REFERENCES users ON DELETE CASCADE,
  secret        text NOT NULL,
  created_at    timestamptz NOT NULL DEFAULT now(),
  confirmed_at  timestamptz,
  last_step     bigint NOT NULL DEFAULT 0
);
CREATE TABLE recovery_codes (
  user_id    integer NOT NULL REFERENCES second_factors ON DELETE CASCADE,
  code_hash  text NOT NULL,
  PRIMARY KEY (user_id, code_hash)
);

-- Links by which a person sets a new password once; only the sha-256 of the secret in it is kept.
CREATE TABLE password_links (
  token_hash  text PRIMARY KEY,
  user_id     integer NOT NULL UNIQUE REFERENCES users ON DELETE CASCADE,
  created_at  timestamptz NOT NULL DEFAULT now(),
  expires_at  timestamptz NOT NULL
);

-- Accounts elsewhere (OpenID Connect) by which a person signs in here.
CREATE TABLE identities (
  id            integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  issuer        text NOT NULL,
  subject       text NOT NULL,
  user_id       integer NOT NULL REFERENCES users ON DELETE CASCADE,
  label         text NOT NULL DEFAULT '',
  created_at    timestamptz NOT NULL DEFAULT now(),
  UNIQUE (issuer, subject)
);
CREATE INDEX identities_user_id_idx ON identities (user_id);

-- A way to the provider and back, known to the browser that began it by a cookie.
CREATE TABLE oidc_attempts (
  token_hash     text PRIMARY KEY,
  state          text NOT NULL,
  nonce          text NOT NULL,
  code_verifier  text NOT NULL,
  next_path      text NOT NULL,
  link_user_id   integer REFERENCES users ON DELETE CASCADE,
  expires_at     timestamptz NOT NULL
);
