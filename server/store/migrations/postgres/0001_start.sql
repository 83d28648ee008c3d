-- Times are microseconds since 1970, ids are UUIDs, words of a fixed list are text, lists are JSON.
-- migrations/sqlite holds this file's twin: same tables, same columns, same names.

CREATE TABLE brand (
  id BIGINT NOT NULL CONSTRAINT brand_one PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL
);

CREATE TABLE operator (
  id UUID NOT NULL CONSTRAINT operator_id PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT NOT NULL CONSTRAINT operator_email UNIQUE,
  role TEXT NOT NULL,
  cotag TEXT NOT NULL,
  disabled BOOLEAN NOT NULL,
  -- argon2id; empty while nobody chose one.
  password TEXT NOT NULL,
  settings JSONB NOT NULL
);

CREATE TABLE session (
  id UUID NOT NULL CONSTRAINT session_id PRIMARY KEY,
  operator UUID NOT NULL CONSTRAINT session_operator REFERENCES operator (id),
  hash BYTEA NOT NULL CONSTRAINT session_hash UNIQUE,
  agent TEXT NOT NULL,
  at BIGINT NOT NULL,
  seen BIGINT NOT NULL,
  until BIGINT NOT NULL
);
CREATE INDEX session_of ON session (operator, at);
CREATE INDEX session_until ON session (until);

CREATE TABLE token (
  id UUID NOT NULL CONSTRAINT token_id PRIMARY KEY,
  name TEXT NOT NULL,
  operator UUID NOT NULL CONSTRAINT token_operator REFERENCES operator (id),
  hash BYTEA NOT NULL CONSTRAINT token_hash UNIQUE,
  at BIGINT NOT NULL
);

CREATE TABLE invite (
  id UUID NOT NULL CONSTRAINT invite_id PRIMARY KEY,
  role TEXT NOT NULL,
  by UUID NOT NULL CONSTRAINT invite_by REFERENCES operator (id),
  hash BYTEA NOT NULL CONSTRAINT invite_hash UNIQUE,
  until BIGINT NOT NULL
);

CREATE TABLE account (
  id UUID NOT NULL CONSTRAINT account_id PRIMARY KEY,
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
  secret BYTEA,
  -- Where the next fetch goes on.
  cursor TEXT,
  CONSTRAINT account_remote UNIQUE (network, remote)
);

CREATE TABLE customer (
  id UUID NOT NULL CONSTRAINT customer_id PRIMARY KEY,
  network TEXT NOT NULL,
  remote TEXT NOT NULL,
  handle TEXT NOT NULL,
  name TEXT NOT NULL,
  since BIGINT NOT NULL,
  CONSTRAINT customer_remote UNIQUE (network, remote)
);

CREATE TABLE thread (
  id UUID NOT NULL CONSTRAINT thread_id PRIMARY KEY,
  version BIGINT NOT NULL,
  account UUID NOT NULL CONSTRAINT thread_account REFERENCES account (id),
  customer UUID NOT NULL CONSTRAINT thread_customer REFERENCES customer (id),
  -- The post at the top, in the network's own words.
  root TEXT NOT NULL,
  state TEXT NOT NULL,
  owner UUID CONSTRAINT thread_owner REFERENCES operator (id),
  excerpt TEXT NOT NULL,
  messages BIGINT NOT NULL,
  turn BIGINT NOT NULL,
  wait BIGINT,
  at BIGINT NOT NULL,
  until BIGINT,
  reason TEXT NOT NULL,
  tags JSONB NOT NULL,
  answered UUID CONSTRAINT thread_answered REFERENCES operator (id),
  reply JSONB NOT NULL,
  -- Its place in its column: the rank of an open thread, minus `at` of a settled one. Lists run upwards.
  place BIGINT NOT NULL,
  -- It has rows in thread_tag.
  tagged BOOLEAN NOT NULL,
  CONSTRAINT thread_root UNIQUE (customer, account, root)
);
CREATE INDEX thread_state ON thread (state, place, id);
CREATE INDEX thread_owned ON thread (owner, state, place, id);
CREATE INDEX thread_said ON thread (account, state, place, id);
CREATE INDEX thread_lately ON thread (account, at);
CREATE INDEX thread_until ON thread (until) WHERE state = 'snoozed';

CREATE TABLE thread_tag (
  tag TEXT NOT NULL,
  state TEXT NOT NULL,
  place BIGINT NOT NULL,
  thread UUID NOT NULL CONSTRAINT thread_tag_thread REFERENCES thread (id),
  CONSTRAINT thread_tag_place PRIMARY KEY (tag, state, place, thread)
);
CREATE INDEX thread_tag_of ON thread_tag (thread);

CREATE TABLE message (
  id UUID NOT NULL CONSTRAINT message_id PRIMARY KEY,
  thread UUID NOT NULL CONSTRAINT message_thread REFERENCES thread (id),
  account UUID NOT NULL CONSTRAINT message_account REFERENCES account (id),
  direction TEXT NOT NULL,
  customer UUID CONSTRAINT message_customer REFERENCES customer (id),
  by UUID CONSTRAINT message_by REFERENCES operator (id),
  text TEXT NOT NULL,
  media JSONB NOT NULL,
  remote TEXT NOT NULL,
  url TEXT NOT NULL,
  at BIGINT NOT NULL,
  reply UUID,
  CONSTRAINT message_remote UNIQUE (account, remote)
);
CREATE INDEX message_of ON message (thread, at, id);

CREATE TABLE note (
  id UUID NOT NULL CONSTRAINT note_id PRIMARY KEY,
  thread UUID NOT NULL CONSTRAINT note_thread REFERENCES thread (id),
  by UUID NOT NULL CONSTRAINT note_by REFERENCES operator (id),
  at BIGINT NOT NULL,
  text TEXT NOT NULL,
  mentions JSONB NOT NULL
);
CREATE INDEX note_of ON note (thread, at, id);

CREATE TABLE reply (
  -- The order in which replies were queued: no clock can change it.
  line BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT reply_line PRIMARY KEY,
  id UUID NOT NULL CONSTRAINT reply_id UNIQUE,
  thread UUID NOT NULL CONSTRAINT reply_thread REFERENCES thread (id),
  account UUID NOT NULL CONSTRAINT reply_account REFERENCES account (id),
  by UUID NOT NULL CONSTRAINT reply_by REFERENCES operator (id),
  at BIGINT NOT NULL,
  text TEXT NOT NULL,
  media JSONB NOT NULL,
  state TEXT NOT NULL,
  remote TEXT NOT NULL,
  why TEXT NOT NULL,
  retry BIGINT,
  turn BIGINT NOT NULL,
  -- The reply it follows within its turn; all zeros for the first, because a missing value would be equal to nothing.
  after UUID NOT NULL,
  key TEXT NOT NULL,
  parent TEXT NOT NULL,
  root TEXT NOT NULL,
  images JSONB NOT NULL,
  tries BIGINT NOT NULL
);
CREATE UNIQUE INDEX reply_holder ON reply (thread, turn, after) WHERE state NOT IN ('rejected', 'dropped');
CREATE INDEX reply_of ON reply (thread, line);
CREATE INDEX reply_moving ON reply (account, line) WHERE state IN ('queued', 'waiting', 'dispatching', 'unknown');
CREATE INDEX reply_unsettled ON reply (line) WHERE state IN ('dispatching', 'unknown');
CREATE INDEX reply_outbox ON reply (line, state) WHERE state NOT IN ('sent', 'dropped');
ALTER TABLE message ADD CONSTRAINT message_reply FOREIGN KEY (reply) REFERENCES reply (id);

CREATE TABLE image (
  id UUID NOT NULL CONSTRAINT image_id PRIMARY KEY,
  operator UUID NOT NULL CONSTRAINT image_operator REFERENCES operator (id),
  kind TEXT NOT NULL,
  bytes BYTEA NOT NULL
);

CREATE TABLE mutation (
  operator UUID NOT NULL CONSTRAINT mutation_operator REFERENCES operator (id),
  id UUID NOT NULL,
  at BIGINT NOT NULL,
  answer TEXT NOT NULL,
  CONSTRAINT mutation_id PRIMARY KEY (operator, id)
);
CREATE INDEX mutation_at ON mutation (at);

CREATE TABLE event (
  -- The newest event is never pruned, so that no number is given twice.
  seq BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT event_seq PRIMARY KEY,
  at BIGINT NOT NULL,
  by UUID,
  -- The thread whose history shows it; none for what its conversation shows as a message.
  history UUID,
  change TEXT NOT NULL,
  card TEXT
);
CREATE INDEX event_history ON event (history, seq) WHERE history IS NOT NULL;

-- One row that is written to see whether writing works.
CREATE TABLE pulse (
  id BIGINT NOT NULL CONSTRAINT pulse_one PRIMARY KEY CHECK (id = 1),
  at BIGINT NOT NULL
);
INSERT INTO pulse (id, at) VALUES (1, 0);
