-- How a run without a problem is compiled and run where that is not the usual way; null: the usual way.
ALTER TABLE custom_runs ADD COLUMN options jsonb;

-- Where a client of Judge0 wants the result sent; callback_queued_at: when it went into the outbox.
ALTER TABLE judge0_submissions
  ADD COLUMN callback_url text,
  ADD COLUMN callback_queued_at timestamptz,
  ADD COLUMN additional_files_blob text REFERENCES blobs;
CREATE INDEX judge0_submissions_callback_idx ON judge0_submissions (custom_run_id)
  WHERE callback_url IS NOT NULL AND callback_queued_at IS NULL;
CREATE INDEX judge0_submissions_additional_files_blob_idx
  ON judge0_submissions (additional_files_blob) WHERE additional_files_blob IS NOT NULL;

CREATE OR REPLACE VIEW blob_references (sha256) AS
  SELECT package_blob FROM problem_versions
  UNION ALL SELECT pdf_blob FROM problem_statements
  UNION ALL SELECT blob FROM problem_files
  UNION ALL SELECT input_blob FROM test_cases
  UNION ALL SELECT answer_blob FROM test_cases
  UNION ALL SELECT input_blob FROM custom_runs
  UNION ALL SELECT source_blob FROM judge0_submissions
  UNION ALL SELECT stdin_blob FROM judge0_submissions
  UNION ALL SELECT expected_output_blob FROM judge0_submissions
  UNION ALL SELECT additional_files_blob FROM judge0_submissions
  UNION ALL SELECT named #>> '{}' FROM problem_versions, jsonb_path_query(judging, 'strict $.**.blob') AS named
  UNION ALL SELECT named #>> '{}' FROM test_cases, jsonb_path_query(settings, 'strict $.**.blob') AS named
  UNION ALL SELECT named #>> '{}' FROM jury_submissions, jsonb_path_query(files, 'strict $.**.blob') AS named
  UNION ALL SELECT named #>> '{}' FROM submissions, jsonb_path_query(files, 'strict $.**.blob') AS named
  UNION ALL SELECT named #>> '{}' FROM custom_runs, jsonb_path_query(files, 'strict $.**.blob') AS named
  UNION ALL SELECT named #>> '{}' FROM custom_runs, jsonb_path_query(options, 'strict $.**.blob') AS named;

-- A delivery that one submission asked for, to an address of its own: unsigned, by PUT.
ALTER TABLE webhook_deliveries
  ALTER COLUMN webhook_id DROP NOT NULL,
  ADD COLUMN callback_url text,
  ADD CHECK ((webhook_id IS NULL) <> (callback_url IS NULL));
