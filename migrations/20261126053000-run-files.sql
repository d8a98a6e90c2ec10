-- Files beside the program that a run without a problem reads and writes; null: standard input and output.
ALTER TABLE custom_runs ADD COLUMN file_names jsonb;
