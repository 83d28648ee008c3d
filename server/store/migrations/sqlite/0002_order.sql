-- Notes and kept answers lie in the order in which they are asked for: fewer pages to write with every change.

CREATE TABLE note_in_order (
  id BLOB NOT NULL,
  thread BLOB NOT NULL CONSTRAINT note_thread REFERENCES thread (id),
  by BLOB NOT NULL CONSTRAINT note_by REFERENCES operator (id),
  at INTEGER NOT NULL,
  text TEXT NOT NULL,
  mentions TEXT NOT NULL,
  CONSTRAINT note_of PRIMARY KEY (thread, at, id)
) STRICT, WITHOUT ROWID;
INSERT INTO note_in_order (id, thread, by, at, text, mentions) SELECT id, thread, by, at, text, mentions FROM note;
DROP TABLE note;
ALTER TABLE note_in_order RENAME TO note;

CREATE TABLE mutation_in_order (
  operator BLOB NOT NULL CONSTRAINT mutation_operator REFERENCES operator (id),
  id BLOB NOT NULL,
  at INTEGER NOT NULL,
  answer TEXT NOT NULL,
  CONSTRAINT mutation_id PRIMARY KEY (operator, id)
) STRICT, WITHOUT ROWID;
INSERT INTO mutation_in_order (operator, id, at, answer) SELECT operator, id, at, answer FROM mutation;
DROP TABLE mutation;
ALTER TABLE mutation_in_order RENAME TO mutation;
CREATE INDEX mutation_at ON mutation (at);

-- The second lock: the writer remembers how threads stand, and what it remembers must be what is written here.
CREATE TRIGGER thread_next BEFORE UPDATE OF version ON thread WHEN NEW.version <> OLD.version + 1 BEGIN
  SELECT RAISE(ABORT, 'thread_next: another version was written before');
END;
