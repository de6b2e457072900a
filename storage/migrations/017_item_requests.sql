-- Items that somebody asks others about: a question may be asked for that reason, too.

CREATE TABLE item_request (
    id INTEGER PRIMARY KEY,
    item_id INTEGER NOT NULL REFERENCES item (id),
    annotator_id INTEGER REFERENCES annotator (id),  -- who asks the others, and is not asked; NULL: unknown
    asked_after INTEGER NOT NULL,         -- the newest question then
    answers_known INTEGER NOT NULL,       -- the newest answer then
    requested_at REAL NOT NULL
) STRICT;
CREATE INDEX item_request_of_item ON item_request (item_id);

DROP VIEW inherited;
DROP VIEW label;
DROP VIEW standing;

CREATE TABLE new_question (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id INTEGER NOT NULL REFERENCES item (id),
    annotator_id INTEGER NOT NULL REFERENCES annotator (id),
    why TEXT NOT NULL CHECK (why IN ('uncertainty', 'cold_start', 'exam', 'undo', 'second', 'gold', 'requested')),
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
    closed_at REAL,                       -- when it was answered or given back; the claim ended
    rules_version INTEGER NOT NULL DEFAULT 1,          -- of the rules that chose it
    token INTEGER CHECK (token > 0),      -- in its buttons, instead of its id
    withdrawals_known INTEGER NOT NULL DEFAULT 0       -- the last withdrawal
) STRICT;
INSERT INTO new_question
SELECT id, item_id, annotator_id, why, score, probability, answers_learnt, given_learnt,
       trust_learnt, feature_fit_id, answers_known, given_known, trust_known, pool_size, asked_at,
       expires_at, closed_at, rules_version, token, withdrawals_known
FROM question;
DROP TABLE question;
ALTER TABLE new_question RENAME TO question;
CREATE INDEX question_of_annotator ON question (annotator_id);
CREATE INDEX question_of_item ON question (item_id);
CREATE INDEX question_open ON question (annotator_id) WHERE closed_at IS NULL;
CREATE UNIQUE INDEX question_by_token ON question (token);

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
FROM known_label
UNION ALL
SELECT standing.item_id, coalesce(consensus.label, standing.choice), standing.score,
       standing.annotator_id, standing.answered_at, consensus.posterior
FROM standing LEFT JOIN consensus
  ON consensus.item_id = standing.item_id AND consensus.through = standing.id
WHERE standing.choice IN ('spam', 'no_spam') AND standing.counts
  AND standing.id = (SELECT max(other.id) FROM standing AS other
                     WHERE other.item_id = standing.item_id AND other.counts
                       AND other.choice IN ('spam', 'no_spam'))
  AND standing.item_id NOT IN (SELECT item_id FROM known_label);

CREATE VIEW inherited AS                  -- near copies of a labelled item, without a label of their own
SELECT near.item_id, theirs.label, min(theirs.item_id) AS of_item, theirs.posterior,
       theirs.answered_at
FROM (SELECT label.*, coalesce(item_group.leader, label.item_id) AS leader
      FROM label LEFT JOIN item_group ON item_group.item_id = label.item_id) AS theirs
JOIN (SELECT item_id, leader FROM item_group
      UNION ALL SELECT DISTINCT leader, leader FROM item_group) AS near
  ON near.leader = theirs.leader
WHERE near.item_id NOT IN (SELECT item_id FROM label)
  AND near.item_id NOT IN (SELECT item_id FROM withdrawn_item)
GROUP BY near.item_id;
