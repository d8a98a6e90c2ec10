-- No such word.
SELEKT 1;
