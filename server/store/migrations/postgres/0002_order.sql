-- The twin of migrations/sqlite/0002_order.sql: a note is found by its thread.

ALTER TABLE note DROP CONSTRAINT note_id;
DROP INDEX note_of;
ALTER TABLE note ADD CONSTRAINT note_of PRIMARY KEY (thread, at, id);
