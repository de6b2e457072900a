-- Exam questions are drawn with known probabilities; looks at the exam, goals and proofs are kept.

CREATE TABLE proof (                      -- learning pauses until the statement stands or cannot any more
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('certificate', 'filter')),
    max_error REAL CHECK (max_error > 0 AND max_error < 1),        -- the goal of a certificate
    precision REAL CHECK (precision > 0 AND precision < 1),        -- the goal of a filter
    let_through REAL CHECK (let_through > 0 AND let_through < 1),  -- ... and its other half
    answers_learnt INTEGER NOT NULL,      -- the model that it is about: the last answer
    given_learnt INTEGER NOT NULL,        -- ... the last given label
    trust_learnt INTEGER NOT NULL,        -- ... the last word on whose answers count
    feature_fit_id INTEGER NOT NULL REFERENCES feature_fit (id),
    pool_size INTEGER NOT NULL,           -- ... and the items it knows
    begun_after INTEGER NOT NULL,         -- the last question before it
    made_at REAL NOT NULL,
    ended_after INTEGER,                  -- the last question of it
    ended_at REAL,
    outcome TEXT CHECK (outcome IN ('stands', 'out_of_reach', 'stopped', 'pool_grew')),
    evidence TEXT,                        -- JSON: the counts that the outcome rests on
    CHECK ((ended_at IS NULL) = (outcome IS NULL))
) STRICT;
CREATE UNIQUE INDEX one_proof_at_a_time ON proof (ended_at IS NULL) WHERE ended_at IS NULL;

CREATE TABLE exam_draw (                  -- how an exam question was drawn
    question_id INTEGER PRIMARY KEY REFERENCES question (id),
    proof_id INTEGER REFERENCES proof (id),  -- NULL: beside the learning
    available INTEGER NOT NULL CHECK (available > 0),  -- items that could be drawn
    available_flagged INTEGER NOT NULL CHECK (available_flagged BETWEEN 0 AND available),
    flagged_share REAL NOT NULL CHECK (flagged_share BETWEEN 0 AND 1),  -- drawn among the flagged only
    among_flagged INTEGER NOT NULL CHECK (among_flagged IN (0, 1)),     -- whether this one was
    reserve INTEGER NOT NULL,             -- items of the reserve, in order of their ids
    flagged BLOB NOT NULL                 -- a bit for each, the first one highest: the model says spam, or nearly
) STRICT;
-- Earlier versions drew uniformly.
INSERT INTO exam_draw
SELECT id, NULL, round(1 / probability), 0, 0.0, 0, 0, x'' FROM question
WHERE why = 'exam' AND probability IS NOT NULL;

CREATE TABLE exam_look (                  -- the model at an announced number of exam answers
    look INTEGER PRIMARY KEY,             -- that number
    labels INTEGER NOT NULL,              -- what the model had learnt
    answers_learnt INTEGER NOT NULL,
    given_learnt INTEGER NOT NULL,
    feature_fit_id INTEGER NOT NULL REFERENCES feature_fit (id),
    flagged INTEGER NOT NULL,             -- answers to messages that it flags
    flagged_spam INTEGER NOT NULL,        -- ... that are spam
    unflagged INTEGER NOT NULL,
    unflagged_spam INTEGER NOT NULL,
    missed REAL NOT NULL CHECK (missed BETWEEN 0 AND 1),  -- weighted share of spam in what it lets through
    effective REAL NOT NULL,              -- unweighted answers that would say as much
    reserve_flagged INTEGER NOT NULL,     -- of the whole reserve
    reserve_unflagged INTEGER NOT NULL,
    made_at REAL NOT NULL
) STRICT;

ALTER TABLE campaign ADD COLUMN goal_precision REAL CHECK (goal_precision > 0 AND goal_precision < 1);
ALTER TABLE campaign ADD COLUMN goal_let_through REAL
    CHECK (goal_let_through > 0 AND goal_let_through < 1);
ALTER TABLE campaign ADD COLUMN former_reserve INTEGER NOT NULL DEFAULT 0;  -- drawn by an earlier version
UPDATE campaign SET former_reserve = (SELECT count(*) FROM exam_item);

ALTER TABLE checkpoint ADD COLUMN same REAL CHECK (same BETWEEN 0 AND 1);  -- predictions that are equal
