-- The twin of migrations/sqlite/0004_view.sql.

CREATE TABLE queue (
  id UUID NOT NULL CONSTRAINT queue_id PRIMARY KEY,
  name TEXT NOT NULL CONSTRAINT queue_name UNIQUE,
  words JSONB NOT NULL,
  approval BOOLEAN NOT NULL
);

CREATE TABLE view (
  id UUID NOT NULL CONSTRAINT view_id PRIMARY KEY,
  name TEXT NOT NULL,
  by UUID NOT NULL CONSTRAINT view_by REFERENCES operator (id),
  shared BOOLEAN NOT NULL,
  filter JSONB NOT NULL
);
CREATE INDEX view_of ON view (by);
CREATE INDEX view_shared ON view (name) WHERE shared;

-- No reference: a queue may go before its threads do.
ALTER TABLE thread ADD COLUMN queue UUID;
ALTER TABLE thread ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE thread ADD COLUMN relation BOOLEAN NOT NULL DEFAULT false;
-- The thread that it was merged into.
ALTER TABLE thread ADD COLUMN merged UUID;
-- The first thread of those that say nearly the same.
ALTER TABLE thread ADD COLUMN alike UUID;
CREATE INDEX thread_queued ON thread (queue, state, place, id) WHERE queue IS NOT NULL;
CREATE INDEX thread_alike ON thread (alike, state, place, id) WHERE alike IS NOT NULL;
CREATE INDEX thread_merged ON thread (merged) WHERE merged IS NOT NULL;

-- The profile that stands for this person.
ALTER TABLE customer ADD COLUMN person UUID;
ALTER TABLE customer ADD COLUMN blocked BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX customer_person ON customer (person) WHERE person IS NOT NULL;
CREATE INDEX customer_handle ON customer (handle COLLATE "C");

-- Answers that told whoever complained whether, why or when.
CREATE INDEX reply_told ON reply (by, line) WHERE outcome <> 'null' AND part = 1;
