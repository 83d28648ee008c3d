-- The twin of migrations/sqlite/0003_draft.sql.

CREATE TABLE draft (
  thread UUID NOT NULL CONSTRAINT draft_thread PRIMARY KEY CONSTRAINT draft_of REFERENCES thread (id),
  version BIGINT NOT NULL,
  text TEXT NOT NULL,
  images JSONB NOT NULL,
  outcome JSONB NOT NULL,
  started UUID CONSTRAINT draft_started REFERENCES operator (id),
  edited JSONB NOT NULL,
  at BIGINT NOT NULL,
  -- The fencing token: the number of the last lease.
  token BIGINT NOT NULL,
  -- The lease: whose, since when, and until when if they fall silent.
  writer UUID CONSTRAINT draft_writer REFERENCES operator (id),
  since BIGINT,
  until BIGINT,
  -- What it has become.
  reply UUID
);
CREATE INDEX draft_until ON draft (until) WHERE writer IS NOT NULL;
CREATE INDEX draft_of_writer ON draft (writer) WHERE writer IS NOT NULL;

-- The lease once more, where every list shows it.
ALTER TABLE thread ADD COLUMN writer UUID;
ALTER TABLE thread ADD COLUMN since BIGINT;

ALTER TABLE operator ADD COLUMN trusted BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE account ADD COLUMN approval BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE brand ADD COLUMN halted UUID;
ALTER TABLE brand ADD COLUMN policy JSONB NOT NULL DEFAULT '{"roles":[],"words":[]}';

ALTER TABLE reply ADD COLUMN due BIGINT NOT NULL DEFAULT 0;
ALTER TABLE reply ADD COLUMN started UUID;
ALTER TABLE reply ADD COLUMN edited JSONB NOT NULL DEFAULT '[]';
ALTER TABLE reply ADD COLUMN hash TEXT NOT NULL DEFAULT '';
ALTER TABLE reply ADD COLUMN chain UUID NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
ALTER TABLE reply ADD COLUMN part BIGINT NOT NULL DEFAULT 1;
ALTER TABLE reply ADD COLUMN parts BIGINT NOT NULL DEFAULT 1;
ALTER TABLE reply ADD COLUMN outcome JSONB NOT NULL DEFAULT 'null';
ALTER TABLE reply ADD COLUMN approver UUID;
-- The hash that the approver said yes to.
ALTER TABLE reply ADD COLUMN approved TEXT NOT NULL DEFAULT '';
ALTER TABLE reply ADD COLUMN need JSONB NOT NULL DEFAULT 'null';
UPDATE reply SET chain = id;
-- The second lock: what needs a reader moves nowhere without the yes of somebody else to exactly these words.
ALTER TABLE reply ADD CONSTRAINT reply_approved CHECK (
  need = 'null' OR state IN ('awaiting', 'dropped')
  OR (approver IS NOT NULL AND approver <> by AND hash <> '' AND approved = hash)
);

CREATE FUNCTION reply_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'reply_words: what was written stays as it was';
END $$;
CREATE TRIGGER reply_words
BEFORE UPDATE OF id, thread, account, by, text, media, images, started, edited, hash, need, chain, part, parts ON reply
FOR EACH ROW EXECUTE FUNCTION reply_words();
CREATE INDEX reply_chain ON reply (chain);

ALTER TABLE thread ADD COLUMN followers JSONB NOT NULL DEFAULT '[]';

CREATE TABLE notice (
  -- The order in which they were made.
  id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT notice_id PRIMARY KEY,
  operator UUID NOT NULL CONSTRAINT notice_operator REFERENCES operator (id),
  at BIGINT NOT NULL,
  by UUID,
  thread UUID NOT NULL CONSTRAINT notice_thread REFERENCES thread (id),
  what TEXT NOT NULL,
  text TEXT NOT NULL,
  seen BOOLEAN NOT NULL
);
CREATE INDEX notice_of ON notice (operator, id);
CREATE INDEX notice_new ON notice (operator) WHERE NOT seen;
CREATE INDEX notice_at ON notice (at);

ALTER TABLE customer ADD COLUMN muted BOOLEAN NOT NULL DEFAULT false;

-- Answers that the team keeps.
CREATE TABLE answer (
  id UUID NOT NULL CONSTRAINT answer_id PRIMARY KEY,
  name TEXT NOT NULL CONSTRAINT answer_name UNIQUE,
  text TEXT NOT NULL,
  by UUID NOT NULL CONSTRAINT answer_by REFERENCES operator (id),
  at BIGINT NOT NULL
);
