-- Sensitivity and specificity of annotators, notices that an owner gets once, and forgotten annotators
-- who are recognised when they join again.

ALTER TABLE reliability ADD COLUMN sensitivity REAL CHECK (sensitivity BETWEEN 0 AND 1);
ALTER TABLE reliability ADD COLUMN specificity REAL CHECK (specificity BETWEEN 0 AND 1);

CREATE TABLE owner_notice (               -- notices about an annotator that the owner has received
    kind TEXT NOT NULL CHECK (kind IN ('dominant', 'doubtful')),
    annotator_id INTEGER NOT NULL REFERENCES annotator (id),
    sent_at REAL NOT NULL,
    PRIMARY KEY (kind, annotator_id)
) STRICT;

ALTER TABLE campaign ADD COLUMN fingerprint_key BLOB CHECK (length(fingerprint_key) = 32);
ALTER TABLE annotator ADD COLUMN fingerprint BLOB CHECK (length(fingerprint) = 32);  -- once forgotten
CREATE INDEX annotator_by_fingerprint ON annotator (fingerprint) WHERE fingerprint IS NOT NULL;

CREATE TABLE invite_use (                 -- each annotator uses up one use of an invite at most
    invite_id INTEGER NOT NULL REFERENCES invite (id),
    annotator_id INTEGER NOT NULL REFERENCES annotator (id),
    PRIMARY KEY (invite_id, annotator_id)
) STRICT;
INSERT INTO invite_use SELECT invite_id, id FROM annotator WHERE invite_id IS NOT NULL;

CREATE TABLE forgotten_invite_use (       -- the same of forgotten annotators, without their ids
    invite_id INTEGER NOT NULL REFERENCES invite (id),
    mark BLOB NOT NULL CHECK (length(mark) = 32),
    PRIMARY KEY (invite_id, mark)
) STRICT, WITHOUT ROWID;                  -- ordered by mark, so that the order of rows tells nothing

-- Exclusions by the former estimate are reconsidered by the present one. Owners' decisions stay.
INSERT INTO trust (annotator_id, counts, said_by, reliability, answers_learnt, said_at)
SELECT annotator_id, 1, 'estimate', NULL, (SELECT coalesce(max(id), 0) FROM answer),
       (julianday('now') - 2440587.5) * 86400.0
FROM trust
WHERE counts = 0 AND said_by = 'estimate'
  AND id = (SELECT max(id) FROM trust AS other WHERE other.annotator_id = trust.annotator_id)
ORDER BY id;
