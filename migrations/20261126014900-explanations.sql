-- Why a verdict, as a code with its values: pages say it in the reader's language.
ALTER TABLE runs ADD COLUMN explanation jsonb;
ALTER TABLE judgements ADD COLUMN explanation jsonb;
