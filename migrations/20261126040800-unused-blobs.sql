-- Blobs that nothing refers to any more, or that an import left which was killed, are removed (src/blobs/blob-collector.ts).

-- When somebody stored this content last: what refers to it may be written later than that.
ALTER TABLE blobs ADD COLUMN stored_at timestamptz NOT NULL DEFAULT now();

-- All that keeps a blob. Whoever adds a column that names blobs adds it here; within JSON they are named by the key "blob".
CREATE VIEW blob_references (sha256) AS
  SELECT package_blob FROM problem_versions
  UNION ALL SELECT pdf_blob FROM problem_statements
  UNION ALL SELECT blob FROM problem_files
  UNION ALL SELECT input_blob FROM test_cases
  UNION ALL SELECT answer_blob FROM test_cases
  UNION ALL SELECT input_blob FROM custom_runs
  UNION ALL SELECT source_blob FROM judge0_submissions
  UNION ALL SELECT stdin_blob FROM judge0_submissions
  UNION ALL SELECT expected_output_blob FROM judge0_submissions
  UNION ALL SELECT named #>> '{}' FROM problem_versions, jsonb_path_query(judging, 'strict $.**.blob') AS named
  UNION ALL SELECT named #>> '{}' FROM test_cases, jsonb_path_query(settings, 'strict $.**.blob') AS named
  UNION ALL SELECT named #>> '{}' FROM jury_submissions, jsonb_path_query(files, 'strict $.**.blob') AS named
  UNION ALL SELECT named #>> '{}' FROM submissions, jsonb_path_query(files, 'strict $.**.blob') AS named
  UNION ALL SELECT named #>> '{}' FROM custom_runs, jsonb_path_query(files, 'strict $.**.blob') AS named;

-- For the foreign keys: without these, removing one blob would read all of each table.
CREATE INDEX problem_versions_package_blob_idx ON problem_versions (package_blob);
CREATE INDEX problem_statements_pdf_blob_idx ON problem_statements (pdf_blob) WHERE pdf_blob IS NOT NULL;
CREATE INDEX problem_files_blob_idx ON problem_files (blob);
CREATE INDEX test_cases_input_blob_idx ON test_cases (input_blob);
CREATE INDEX test_cases_answer_blob_idx ON test_cases (answer_blob);
CREATE INDEX custom_runs_input_blob_idx ON custom_runs (input_blob);
CREATE INDEX judge0_submissions_source_blob_idx ON judge0_submissions (source_blob);
CREATE INDEX judge0_submissions_stdin_blob_idx ON judge0_submissions (stdin_blob) WHERE stdin_blob IS NOT NULL;
CREATE INDEX judge0_submissions_expected_output_blob_idx
  ON judge0_submissions (expected_output_blob) WHERE expected_output_blob IS NOT NULL;
