-- A trigger that fires itself: SQLite stops it at 1,000 levels.
PRAGMA recursive_triggers = ON;
CREATE TABLE level(n INTEGER);
CREATE TRIGGER deeper AFTER INSERT ON level BEGIN INSERT INTO level VALUES (NEW.n + 1); END;
INSERT INTO level VALUES (0);
