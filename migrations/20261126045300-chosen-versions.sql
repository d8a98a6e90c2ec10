-- Set when somebody chose which version of the problem is judged: those up to this number no longer come into use by
-- themselves, such as by being verified once more.
ALTER TABLE problems ADD COLUMN chosen_over integer;
