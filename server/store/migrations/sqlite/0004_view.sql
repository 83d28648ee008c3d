-- Topic lanes, lists under a name, and what belongs together: threads of one matter, profiles of one person.

CREATE TABLE queue (
  id BLOB NOT NULL CONSTRAINT queue_id PRIMARY KEY,
  name TEXT NOT NULL CONSTRAINT queue_name UNIQUE,
  words TEXT NOT NULL,
  approval INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE view (
  id BLOB NOT NULL CONSTRAINT view_id PRIMARY KEY,
  name TEXT NOT NULL,
  by BLOB NOT NULL CONSTRAINT view_by REFERENCES operator (id),
  shared INTEGER NOT NULL,
  filter TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX view_of ON view (by);
CREATE INDEX view_shared ON view (name) WHERE shared;

-- No reference: a queue may go before its threads do.
ALTER TABLE thread ADD COLUMN queue BLOB;
ALTER TABLE thread ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE thread ADD COLUMN relation INTEGER NOT NULL DEFAULT 0;
-- The thread that it was merged into.
ALTER TABLE thread ADD COLUMN merged BLOB;
-- The first thread of those that say nearly the same.
ALTER TABLE thread ADD COLUMN alike BLOB;
CREATE INDEX thread_queued ON thread (queue, state, place, id) WHERE queue IS NOT NULL;
CREATE INDEX thread_alike ON thread (alike, state, place, id) WHERE alike IS NOT NULL;
CREATE INDEX thread_merged ON thread (merged) WHERE merged IS NOT NULL;

-- The profile that stands for this person.
ALTER TABLE customer ADD COLUMN person BLOB;
ALTER TABLE customer ADD COLUMN blocked INTEGER NOT NULL DEFAULT 0;
CREATE INDEX customer_person ON customer (person) WHERE person IS NOT NULL;
CREATE INDEX customer_handle ON customer (handle);

-- Answers that told whoever complained whether, why or when.
CREATE INDEX reply_told ON reply (by, line) WHERE outcome <> 'null' AND part = 1;
