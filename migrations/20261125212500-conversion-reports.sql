-- Packages of other judges' formats: what became of them, and which problem of an archive that holds several is meant.
ALTER TABLE problem_versions
  ADD COLUMN conversion jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN package_item text;
