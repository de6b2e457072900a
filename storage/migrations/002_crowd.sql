-- Many people: whose answers count, known answers, groups that may label, and what becomes of it.

DROP VIEW label;
DROP VIEW standing;

CREATE TABLE new_question (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id INTEGER NOT NULL REFERENCES item (id),
    annotator_id INTEGER NOT NULL REFERENCES annotator (id),
    why TEXT NOT NULL CHECK (why IN ('uncertainty', 'cold_start', 'exam', 'undo', 'second', 'gold')),
    score REAL CHECK (score BETWEEN 0 AND 1),               -- frozen before the answer
    probability REAL CHECK (probability > 0 AND probability <= 1),  -- of the draw, where chance decided
    answers_learnt INTEGER NOT NULL,      -- the model version: the last answer
    given_learnt INTEGER NOT NULL,        -- ... the last given label
    trust_learnt INTEGER NOT NULL,        -- ... and the last word on whose answers count
    feature_fit_id INTEGER NOT NULL REFERENCES feature_fit (id),
    answers_known INTEGER NOT NULL,       -- the last answer that decided what could be asked
    given_known INTEGER NOT NULL,         -- ... the last given label
    trust_known INTEGER NOT NULL,         -- ... and the last word on whose answers count
    pool_size INTEGER NOT NULL,           -- items known when the question was chosen
    asked_at REAL NOT NULL,
    expires_at REAL NOT NULL CHECK (expires_at > asked_at),
    closed_at REAL                        -- when it was answered or given back; the claim ended
) STRICT;
INSERT INTO new_question
SELECT id, item_id, annotator_id, why, score, probability, answers_learnt, given_learnt, 0,
       feature_fit_id, answers_known, given_known, 0, pool_size, asked_at, expires_at, closed_at
FROM question;
DROP TABLE question;
ALTER TABLE new_question RENAME TO question;
CREATE INDEX question_of_annotator ON question (annotator_id);
CREATE INDEX question_of_item ON question (item_id);
CREATE INDEX question_open ON question (annotator_id) WHERE closed_at IS NULL;

CREATE TABLE new_given_label (            -- known: it came with a file, or an owner or curator said so
    id INTEGER PRIMARY KEY,
    item_id INTEGER NOT NULL REFERENCES item (id),  -- the newest row of an item is in force
    label TEXT NOT NULL CHECK (label IN ('spam', 'no_spam')),
    imported_at REAL NOT NULL,
    given_by INTEGER REFERENCES annotator (id)      -- NULL: a file
) STRICT;
INSERT INTO new_given_label SELECT id, item_id, label, imported_at, NULL FROM given_label;
DROP TABLE given_label;
ALTER TABLE new_given_label RENAME TO given_label;
CREATE INDEX given_label_of_item ON given_label (item_id);

CREATE TABLE trust (                      -- whose answers count: the newest word on a person is in force
    id INTEGER PRIMARY KEY,
    annotator_id INTEGER NOT NULL REFERENCES annotator (id),
    counts INTEGER NOT NULL CHECK (counts IN (0, 1)),
    said_by TEXT NOT NULL CHECK (said_by IN ('estimate', 'owner')),
    reliability REAL CHECK (reliability BETWEEN 0 AND 1),  -- as estimated then
    answers_learnt INTEGER NOT NULL,      -- the last answer that the estimate had seen
    said_at REAL NOT NULL
) STRICT;
CREATE INDEX trust_of_annotator ON trust (annotator_id);

CREATE TABLE chat_group (                 -- its members may label
    id INTEGER PRIMARY KEY,
    telegram_id INTEGER NOT NULL UNIQUE,
    opened_at REAL NOT NULL,
    closed_at REAL
) STRICT;

ALTER TABLE annotator ADD COLUMN group_id INTEGER REFERENCES chat_group (id);  -- came as its member
ALTER TABLE annotator ADD COLUMN left_at REAL;         -- is no member any longer
ALTER TABLE annotator ADD COLUMN forgotten_at REAL;    -- asked to be forgotten: answers stay, nameless
ALTER TABLE annotator ADD COLUMN cheer INTEGER NOT NULL DEFAULT 1 CHECK (cheer IN (0, 1));
ALTER TABLE annotator ADD COLUMN utc_offset INTEGER CHECK (utc_offset BETWEEN -14 AND 14);
ALTER TABLE annotator ADD COLUMN remind_hour INTEGER CHECK (remind_hour BETWEEN 0 AND 23);  -- theirs
ALTER TABLE annotator ADD COLUMN reminded_at REAL;
ALTER TABLE invite ADD COLUMN made_by INTEGER REFERENCES annotator (id);  -- NULL: the command line
ALTER TABLE invite ADD COLUMN used INTEGER NOT NULL DEFAULT 0;  -- also by those who are forgotten
UPDATE invite SET used = (SELECT count(*) FROM annotator WHERE invite_id = invite.id);

-- A written /undo was known by its chat, which is a Telegram number: nobody could be forgotten.
DROP TRIGGER answer_is_final;
UPDATE answer SET tap = 'message of ' || (SELECT annotator_id FROM question WHERE id = question_id)
                        || substr(tap, instr(tap, '/'))
WHERE tap LIKE 'message %/%';
CREATE TRIGGER answer_is_final BEFORE UPDATE ON answer
BEGIN SELECT RAISE(ABORT, 'an answer is never changed: add a revision'); END;

CREATE TABLE consensus (                  -- a cache: what the answers, weighed, say of an item
    item_id INTEGER PRIMARY KEY REFERENCES item (id),
    label TEXT NOT NULL CHECK (label IN ('spam', 'no_spam')),
    posterior REAL NOT NULL CHECK (posterior BETWEEN 0 AND 1),  -- of spam
    through INTEGER NOT NULL              -- the newest answer that counts; with another one this row is stale
) STRICT;

CREATE TABLE reliability (                -- a cache: how often somebody is right, as estimated last
    annotator_id INTEGER PRIMARY KEY REFERENCES annotator (id),
    estimate REAL NOT NULL CHECK (estimate BETWEEN 0 AND 1),
    low REAL NOT NULL,
    high REAL NOT NULL,
    answers INTEGER NOT NULL
) STRICT;

CREATE VIEW standing AS                   -- each question's newest revision, unless it was taken back
SELECT answer.id, answer.question_id, answer.choice, answer.answered_at,
       question.item_id, question.annotator_id, question.score,
       coalesce((SELECT counts FROM trust WHERE trust.annotator_id = question.annotator_id
                 ORDER BY trust.id DESC LIMIT 1), 1) AS counts
FROM answer JOIN question ON question.id = answer.question_id
WHERE answer.choice <> 'undone'
  AND answer.revision = (SELECT max(revision) FROM answer AS other
                         WHERE other.question_id = answer.question_id);

CREATE VIEW label AS                      -- what is known; else what the answers say together; else the newest
SELECT item_id, label, NULL AS score, given_by AS annotator_id, imported_at AS answered_at,
       NULL AS posterior
FROM given_label
WHERE id = (SELECT max(other.id) FROM given_label AS other
            WHERE other.item_id = given_label.item_id)
UNION ALL
SELECT standing.item_id, coalesce(consensus.label, standing.choice), standing.score,
       standing.annotator_id, standing.answered_at, consensus.posterior
FROM standing LEFT JOIN consensus
  ON consensus.item_id = standing.item_id AND consensus.through = standing.id
WHERE standing.choice IN ('spam', 'no_spam') AND standing.counts
  AND standing.id = (SELECT max(other.id) FROM standing AS other
                     WHERE other.item_id = standing.item_id AND other.counts
                       AND other.choice IN ('spam', 'no_spam'))
  AND standing.item_id NOT IN (SELECT item_id FROM given_label);
