-- Breaks a promise of its own.
CREATE TABLE once(number INTEGER PRIMARY KEY);
INSERT INTO once VALUES (1);
INSERT INTO once VALUES (1);
