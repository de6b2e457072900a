-- Sensitivity and specificity of annotators, and notices that an owner gets once.

ALTER TABLE reliability ADD COLUMN sensitivity REAL CHECK (sensitivity BETWEEN 0 AND 1);
ALTER TABLE reliability ADD COLUMN specificity REAL CHECK (specificity BETWEEN 0 AND 1);

CREATE TABLE owner_notice (               -- notices about an annotator that the owner has received
    kind TEXT NOT NULL CHECK (kind IN ('dominant', 'doubtful')),
    annotator_id INTEGER NOT NULL REFERENCES annotator (id),
    sent_at REAL NOT NULL,
    PRIMARY KEY (kind, annotator_id)
) STRICT;

-- Exclusions by the former estimate are reconsidered by the present one. Owners' decisions stay.
INSERT INTO trust (annotator_id, counts, said_by, reliability, answers_learnt, said_at)
SELECT annotator_id, 1, 'estimate', NULL, (SELECT coalesce(max(id), 0) FROM answer),
       (julianday('now') - 2440587.5) * 86400.0
FROM trust
WHERE counts = 0 AND said_by = 'estimate'
  AND id = (SELECT max(id) FROM trust AS other WHERE other.annotator_id = trust.annotator_id)
ORDER BY id;
