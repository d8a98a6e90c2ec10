-- Who did what as an admin. Entries are added, and never changed or removed: the trigger holds it for every client.
-- user_id is null for what was done with the machine's own rights, at its command line.
CREATE TABLE audit_entries (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at            timestamptz NOT NULL DEFAULT now(),
  user_id       integer REFERENCES users,
  username      text NOT NULL,
  via           text NOT NULL,
  ip_address    text NOT NULL,
  request_id    text NOT NULL,
  action        text NOT NULL,
  subject_kind  text NOT NULL,
  subject_id    text NOT NULL,
  details       jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_entries_username_idx ON audit_entries (lower(username), id DESC);
CREATE INDEX audit_entries_action_idx ON audit_entries (action, id DESC);
CREATE INDEX audit_entries_subject_idx ON audit_entries (subject_kind, subject_id, id DESC);
CREATE INDEX audit_entries_at_idx ON audit_entries (at);

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'entries of the audit log are never changed or removed';
END $$;
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
