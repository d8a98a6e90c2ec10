-- What a program and its validator said to each other on a sample of an interactive problem.
ALTER TABLE runs ADD COLUMN talk jsonb;
