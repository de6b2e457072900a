-- What was said is only ever added to; labels, claims and history follow from it.

PRAGMA application_id = 1413566551;       -- "TAPW": a Tapwise database, nobody else's

CREATE TABLE campaign (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    seed INTEGER NOT NULL,
    created_at REAL NOT NULL,
    exam_ended INTEGER,                   -- the last question of the exam, once the owner has ended it
    advised_at REAL                       -- when the owner was told that stopping is sensible
) STRICT;

CREATE TABLE item (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL,
    digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 16),
    imported_at REAL NOT NULL
) STRICT;

CREATE TABLE feature_fit (                -- what the model sees of a text; the newest row is in force
    id INTEGER PRIMARY KEY,
    features TEXT NOT NULL,
    through INTEGER NOT NULL,             -- the last item they were fitted on; later ones are transformed
    why TEXT NOT NULL,
    made_at REAL NOT NULL
) STRICT;

CREATE TABLE exam_item (                  -- the reserve: asked blind, never learnt until the exam ends
    item_id INTEGER PRIMARY KEY REFERENCES item (id),
    pool_size INTEGER NOT NULL            -- items known when it was drawn
) STRICT;

CREATE TABLE given_label (                -- a label that came with a file, not from an annotator
    id INTEGER PRIMARY KEY,
    item_id INTEGER NOT NULL UNIQUE REFERENCES item (id),
    label TEXT NOT NULL CHECK (label IN ('spam', 'no_spam')),
    imported_at REAL NOT NULL
) STRICT;

CREATE TABLE invite (
    id INTEGER PRIMARY KEY,
    token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    role TEXT NOT NULL CHECK (role IN ('curator', 'annotator')),
    uses INTEGER NOT NULL CHECK (uses > 0),
    created_at REAL NOT NULL,
    expires_at REAL NOT NULL,
    revoked_at REAL
) STRICT;

CREATE TABLE annotator (
    id INTEGER PRIMARY KEY,
    telegram_id INTEGER UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('owner', 'curator', 'annotator')),
    invite_id INTEGER REFERENCES invite (id),
    joined_at REAL NOT NULL,
    paused_at REAL,
    revoked_at REAL,
    card INTEGER,                         -- the chat message that is edited in place
    language TEXT,                        -- chosen in /settings; NULL follows Telegram's
    quiet INTEGER NOT NULL DEFAULT 0 CHECK (quiet IN (0, 1))
) STRICT;

CREATE TABLE question (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id INTEGER NOT NULL REFERENCES item (id),
    annotator_id INTEGER NOT NULL REFERENCES annotator (id),
    why TEXT NOT NULL CHECK (why IN ('uncertainty', 'cold_start', 'exam', 'undo')),
    score REAL CHECK (score BETWEEN 0 AND 1),               -- frozen before the answer
    probability REAL CHECK (probability > 0 AND probability <= 1),  -- of the draw, where chance decided
    answers_learnt INTEGER NOT NULL,      -- the model version: the last answer
    given_learnt INTEGER NOT NULL,        -- ... and the last given label it had learnt
    feature_fit_id INTEGER NOT NULL REFERENCES feature_fit (id),
    answers_known INTEGER NOT NULL,       -- the last answer that decided what could be asked
    given_known INTEGER NOT NULL,         -- ... and the last given label that did
    pool_size INTEGER NOT NULL,           -- items known when the question was chosen
    asked_at REAL NOT NULL,
    expires_at REAL NOT NULL CHECK (expires_at > asked_at),
    closed_at REAL                        -- when it was answered or given back; the claim ended
) STRICT;
CREATE INDEX question_of_annotator ON question (annotator_id);
CREATE INDEX question_of_item ON question (item_id);
CREATE INDEX question_open ON question (annotator_id) WHERE closed_at IS NULL;

CREATE TABLE answer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    question_id INTEGER NOT NULL REFERENCES question (id),
    revision INTEGER NOT NULL CHECK (revision > 0),
    choice TEXT NOT NULL CHECK (choice IN ('spam', 'no_spam', 'unsure', 'skip', 'undone')),
    tap TEXT UNIQUE,                      -- Telegram's id of the tap: the same tap is the same fact
    answered_at REAL NOT NULL,
    UNIQUE (question_id, revision)
) STRICT;

CREATE TRIGGER answer_is_final BEFORE UPDATE ON answer
BEGIN SELECT RAISE(ABORT, 'an answer is never changed: add a revision'); END;
CREATE TRIGGER answer_stays BEFORE DELETE ON answer
BEGIN SELECT RAISE(ABORT, 'an answer is never deleted: add a revision'); END;

CREATE TRIGGER item_stays BEFORE DELETE ON item
BEGIN SELECT RAISE(ABORT, 'items are numbered without gaps: none is ever deleted'); END;

CREATE TABLE checkpoint (                 -- how the model moved, every 20 labels
    id INTEGER PRIMARY KEY,
    labels INTEGER NOT NULL,
    answers_learnt INTEGER NOT NULL,
    given_learnt INTEGER NOT NULL,
    feature_fit_id INTEGER NOT NULL REFERENCES feature_fit (id),
    kappa REAL CHECK (kappa BETWEEN -1 AND 1),  -- agreement with the one before; NULL for the first
    exam_answers INTEGER NOT NULL,
    exam_right INTEGER NOT NULL,
    made_at REAL NOT NULL
) STRICT;

CREATE VIEW standing AS                   -- each question's newest revision, unless it was taken back
SELECT answer.id, answer.question_id, answer.choice, answer.answered_at,
       question.item_id, question.annotator_id, question.score
FROM answer JOIN question ON question.id = answer.question_id
WHERE answer.choice <> 'undone'
  AND answer.revision = (SELECT max(revision) FROM answer AS other
                         WHERE other.question_id = answer.question_id);

CREATE VIEW label AS                      -- the newest label somebody gave; a file's where nobody did
SELECT item_id, choice AS label, score, annotator_id, answered_at
FROM standing
WHERE choice IN ('spam', 'no_spam')
  AND id = (SELECT max(other.id) FROM standing AS other
            WHERE other.item_id = standing.item_id AND other.choice IN ('spam', 'no_spam'))
UNION ALL
SELECT item_id, label, NULL, NULL, imported_at
FROM given_label
WHERE item_id NOT IN (SELECT item_id FROM standing WHERE choice IN ('spam', 'no_spam'));
