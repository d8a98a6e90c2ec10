-- Adds 100,000 numbers from standard input.
SELECT sum(CAST(line AS INTEGER)) FROM input;
