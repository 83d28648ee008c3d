-- Times are microseconds since 1970, ids are 16 bytes, words of a fixed list are text, lists are JSON.
-- migrations/postgres holds this file's twin: same tables, same columns, same names.

CREATE TABLE brand (
  id INTEGER NOT NULL CONSTRAINT brand_one PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL
) STRICT;

CREATE TABLE operator (
  id BLOB NOT NULL CONSTRAINT operator_id PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT NOT NULL CONSTRAINT operator_email UNIQUE,
  role TEXT NOT NULL,
  cotag TEXT NOT NULL,
  disabled INTEGER NOT NULL,
  -- argon2id; empty while nobody chose one.
  password TEXT NOT NULL,
  settings TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  id BLOB NOT NULL CONSTRAINT session_id PRIMARY KEY,
  operator BLOB NOT NULL CONSTRAINT session_operator REFERENCES operator (id),
  hash BLOB NOT NULL CONSTRAINT session_hash UNIQUE,
  agent TEXT NOT NULL,
  at INTEGER NOT NULL,
  seen INTEGER NOT NULL,
  until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_of ON session (operator, at);
CREATE INDEX session_until ON session (until);

CREATE TABLE token (
  id BLOB NOT NULL CONSTRAINT token_id PRIMARY KEY,
  name TEXT NOT NULL,
  operator BLOB NOT NULL CONSTRAINT token_operator REFERENCES operator (id),
  hash BLOB NOT NULL CONSTRAINT token_hash UNIQUE,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE invite (
  id BLOB NOT NULL CONSTRAINT invite_id PRIMARY KEY,
  role TEXT NOT NULL,
  by BLOB NOT NULL CONSTRAINT invite_by REFERENCES operator (id),
  hash BLOB NOT NULL CONSTRAINT invite_hash UNIQUE,
  until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
  id BLOB NOT NULL CONSTRAINT account_id PRIMARY KEY,
  network TEXT NOT NULL,
  remote TEXT NOT NULL,
  handle TEXT NOT NULL,
  name TEXT NOT NULL,
  colour INTEGER NOT NULL,
  server TEXT NOT NULL,
  cotag TEXT NOT NULL,
  standing TEXT NOT NULL,
  why TEXT NOT NULL,
  -- Encrypted before it comes here.
  secret BLOB,
  -- Where the next fetch goes on.
  cursor TEXT,
  CONSTRAINT account_remote UNIQUE (network, remote)
) STRICT, WITHOUT ROWID;

CREATE TABLE customer (
  id BLOB NOT NULL CONSTRAINT customer_id PRIMARY KEY,
  network TEXT NOT NULL,
  remote TEXT NOT NULL,
  handle TEXT NOT NULL,
  name TEXT NOT NULL,
  since INTEGER NOT NULL,
  CONSTRAINT customer_remote UNIQUE (network, remote)
) STRICT, WITHOUT ROWID;

CREATE TABLE thread (
  id BLOB NOT NULL CONSTRAINT thread_id PRIMARY KEY,
  version INTEGER NOT NULL,
  account BLOB NOT NULL CONSTRAINT thread_account REFERENCES account (id),
  customer BLOB NOT NULL CONSTRAINT thread_customer REFERENCES customer (id),
  -- The post at the top, in the network's own words.
  root TEXT NOT NULL,
  state TEXT NOT NULL,
  owner BLOB CONSTRAINT thread_owner REFERENCES operator (id),
  excerpt TEXT NOT NULL,
  messages INTEGER NOT NULL,
  turn INTEGER NOT NULL,
  wait INTEGER,
  at INTEGER NOT NULL,
  until INTEGER,
  reason TEXT NOT NULL,
  tags TEXT NOT NULL,
  answered BLOB CONSTRAINT thread_answered REFERENCES operator (id),
  reply TEXT NOT NULL,
  -- Its place in its column: the rank of an open thread, minus `at` of a settled one. Lists run upwards.
  place INTEGER NOT NULL,
  -- It has rows in thread_tag.
  tagged INTEGER NOT NULL,
  CONSTRAINT thread_root UNIQUE (customer, account, root)
) STRICT;
CREATE INDEX thread_state ON thread (state, place, id);
CREATE INDEX thread_owned ON thread (owner, state, place, id);
CREATE INDEX thread_said ON thread (account, state, place, id);
CREATE INDEX thread_lately ON thread (account, at);
CREATE INDEX thread_until ON thread (until) WHERE state = 'snoozed';

CREATE TABLE thread_tag (
  tag TEXT NOT NULL,
  state TEXT NOT NULL,
  place INTEGER NOT NULL,
  thread BLOB NOT NULL CONSTRAINT thread_tag_thread REFERENCES thread (id),
  CONSTRAINT thread_tag_place PRIMARY KEY (tag, state, place, thread)
) STRICT, WITHOUT ROWID;
CREATE INDEX thread_tag_of ON thread_tag (thread);

CREATE TABLE message (
  id BLOB NOT NULL CONSTRAINT message_id PRIMARY KEY,
  thread BLOB NOT NULL CONSTRAINT message_thread REFERENCES thread (id),
  account BLOB NOT NULL CONSTRAINT message_account REFERENCES account (id),
  direction TEXT NOT NULL,
  customer BLOB CONSTRAINT message_customer REFERENCES customer (id),
  by BLOB CONSTRAINT message_by REFERENCES operator (id),
  text TEXT NOT NULL,
  media TEXT NOT NULL,
  remote TEXT NOT NULL,
  url TEXT NOT NULL,
  at INTEGER NOT NULL,
  reply BLOB CONSTRAINT message_reply REFERENCES reply (id),
  CONSTRAINT message_remote UNIQUE (account, remote)
) STRICT;
CREATE INDEX message_of ON message (thread, at, id);

CREATE TABLE note (
  id BLOB NOT NULL CONSTRAINT note_id PRIMARY KEY,
  thread BLOB NOT NULL CONSTRAINT note_thread REFERENCES thread (id),
  by BLOB NOT NULL CONSTRAINT note_by REFERENCES operator (id),
  at INTEGER NOT NULL,
  text TEXT NOT NULL,
  mentions TEXT NOT NULL
) STRICT;
CREATE INDEX note_of ON note (thread, at, id);

CREATE TABLE reply (
  -- The order in which replies were queued: no clock can change it.
  line INTEGER NOT NULL CONSTRAINT reply_line PRIMARY KEY,
  id BLOB NOT NULL CONSTRAINT reply_id UNIQUE,
  thread BLOB NOT NULL CONSTRAINT reply_thread REFERENCES thread (id),
  account BLOB NOT NULL CONSTRAINT reply_account REFERENCES account (id),
  by BLOB NOT NULL CONSTRAINT reply_by REFERENCES operator (id),
  at INTEGER NOT NULL,
  text TEXT NOT NULL,
  media TEXT NOT NULL,
  state TEXT NOT NULL,
  remote TEXT NOT NULL,
  why TEXT NOT NULL,
  retry INTEGER,
  turn INTEGER NOT NULL,
  -- The reply it follows within its turn; all zeros for the first, because a missing value would be equal to nothing.
  after BLOB NOT NULL,
  key TEXT NOT NULL,
  parent TEXT NOT NULL,
  root TEXT NOT NULL,
  images TEXT NOT NULL,
  tries INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX reply_holder ON reply (thread, turn, after) WHERE state NOT IN ('rejected', 'dropped');
CREATE INDEX reply_of ON reply (thread, line);
CREATE INDEX reply_moving ON reply (account, line) WHERE state IN ('queued', 'waiting', 'dispatching', 'unknown');
CREATE INDEX reply_unsettled ON reply (line) WHERE state IN ('dispatching', 'unknown');
CREATE INDEX reply_outbox ON reply (line, state) WHERE state NOT IN ('sent', 'dropped');

CREATE TABLE image (
  id BLOB NOT NULL CONSTRAINT image_id PRIMARY KEY,
  operator BLOB NOT NULL CONSTRAINT image_operator REFERENCES operator (id),
  kind TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE mutation (
  operator BLOB NOT NULL CONSTRAINT mutation_operator REFERENCES operator (id),
  id BLOB NOT NULL,
  at INTEGER NOT NULL,
  answer TEXT NOT NULL,
  CONSTRAINT mutation_id PRIMARY KEY (operator, id)
) STRICT;
CREATE INDEX mutation_at ON mutation (at);

CREATE TABLE event (
  -- The newest event is never pruned, so that no number is given twice.
  seq INTEGER NOT NULL CONSTRAINT event_seq PRIMARY KEY,
  at INTEGER NOT NULL,
  by BLOB,
  -- The thread whose history shows it; none for what its conversation shows as a message.
  history BLOB,
  change TEXT NOT NULL,
  card TEXT
) STRICT;
CREATE INDEX event_history ON event (history, seq) WHERE history IS NOT NULL;

-- One row that is written to see whether writing works.
CREATE TABLE pulse (
  id INTEGER NOT NULL CONSTRAINT pulse_one PRIMARY KEY CHECK (id = 1),
  at INTEGER NOT NULL
) STRICT;
INSERT INTO pulse (id, at) VALUES (1, 0);
