-- Drafts that a team shares, replies that a colleague reads first, and replies that leave later or in parts.

CREATE TABLE draft (
  thread BLOB NOT NULL CONSTRAINT draft_thread PRIMARY KEY REFERENCES thread (id),
  version INTEGER NOT NULL,
  text TEXT NOT NULL,
  images TEXT NOT NULL,
  outcome TEXT NOT NULL,
  started BLOB CONSTRAINT draft_started REFERENCES operator (id),
  edited TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- The fencing token: the number of the last lease.
  token INTEGER NOT NULL,
  -- The lease: whose, since when, and until when if they fall silent.
  writer BLOB CONSTRAINT draft_writer REFERENCES operator (id),
  since INTEGER,
  until INTEGER,
  -- What it has become.
  reply BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_until ON draft (until) WHERE writer IS NOT NULL;
CREATE INDEX draft_of_writer ON draft (writer) WHERE writer IS NOT NULL;

-- The lease once more, where every list shows it.
ALTER TABLE thread ADD COLUMN writer BLOB;
ALTER TABLE thread ADD COLUMN since INTEGER;

ALTER TABLE operator ADD COLUMN trusted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN approval INTEGER NOT NULL DEFAULT 0;
ALTER TABLE brand ADD COLUMN halted BLOB;
ALTER TABLE brand ADD COLUMN policy TEXT NOT NULL DEFAULT '{"roles":[],"words":[]}';

ALTER TABLE reply ADD COLUMN due INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reply ADD COLUMN started BLOB;
ALTER TABLE reply ADD COLUMN edited TEXT NOT NULL DEFAULT '[]';
ALTER TABLE reply ADD COLUMN hash TEXT NOT NULL DEFAULT '';
ALTER TABLE reply ADD COLUMN chain BLOB NOT NULL DEFAULT x'00000000000000000000000000000000';
ALTER TABLE reply ADD COLUMN part INTEGER NOT NULL DEFAULT 1;
ALTER TABLE reply ADD COLUMN parts INTEGER NOT NULL DEFAULT 1;
ALTER TABLE reply ADD COLUMN outcome TEXT NOT NULL DEFAULT 'null';
ALTER TABLE reply ADD COLUMN approver BLOB;
-- The hash that the approver said yes to.
ALTER TABLE reply ADD COLUMN approved TEXT NOT NULL DEFAULT '';
-- The second lock: what needs a reader moves nowhere without the yes of somebody else to exactly these words.
ALTER TABLE reply ADD COLUMN need TEXT NOT NULL DEFAULT 'null' CONSTRAINT reply_approved CHECK (
  need = 'null' OR state IN ('awaiting', 'dropped')
  OR (approver IS NOT NULL AND approver <> by AND hash <> '' AND approved = hash)
);
UPDATE reply SET chain = id;

CREATE TRIGGER reply_words
BEFORE UPDATE OF id, thread, account, by, text, media, images, started, edited, hash, need, chain, part, parts ON reply
BEGIN
  SELECT RAISE(ABORT, 'reply_words: what was written stays as it was');
END;
CREATE INDEX reply_chain ON reply (chain);

ALTER TABLE thread ADD COLUMN followers TEXT NOT NULL DEFAULT '[]';

CREATE TABLE notice (
  -- The order in which they were made.
  id INTEGER NOT NULL CONSTRAINT notice_id PRIMARY KEY,
  operator BLOB NOT NULL CONSTRAINT notice_operator REFERENCES operator (id),
  at INTEGER NOT NULL,
  by BLOB,
  thread BLOB NOT NULL CONSTRAINT notice_thread REFERENCES thread (id),
  what TEXT NOT NULL,
  text TEXT NOT NULL,
  seen INTEGER NOT NULL
) STRICT;
CREATE INDEX notice_of ON notice (operator, id);
CREATE INDEX notice_new ON notice (operator) WHERE NOT seen;
CREATE INDEX notice_at ON notice (at);

ALTER TABLE customer ADD COLUMN muted INTEGER NOT NULL DEFAULT 0;

-- Answers that the team keeps.
CREATE TABLE answer (
  id BLOB NOT NULL CONSTRAINT answer_id PRIMARY KEY,
  name TEXT NOT NULL CONSTRAINT answer_name UNIQUE,
  text TEXT NOT NULL,
  by BLOB NOT NULL CONSTRAINT answer_by REFERENCES operator (id),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
