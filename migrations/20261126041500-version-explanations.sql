-- Why a version cannot be judged, as a code with its values: pages say it in the reader's language.
ALTER TABLE problem_versions ADD COLUMN state_explanation jsonb;
