-- Imports can be listed and undone, labels of files replaced, and all columns of a file are kept.

CREATE TABLE file_import (
    id INTEGER PRIMARY KEY,
    imported_at REAL NOT NULL,
    files TEXT NOT NULL,               -- their names, a JSON array
    undone_at REAL,
    erased_at REAL                        -- when the texts of its withdrawn items were overwritten
) STRICT;

-- Items of one import had one time; its labels got theirs a moment later.
INSERT INTO file_import (imported_at, files) SELECT DISTINCT imported_at, '[]' FROM item ORDER BY 1;
INSERT INTO file_import (imported_at, files)
SELECT DISTINCT imported_at, '[]' FROM given_label AS label
WHERE given_by IS NULL AND NOT EXISTS (
    SELECT 1 FROM file_import
    WHERE file_import.imported_at BETWEEN label.imported_at - 60 AND label.imported_at) ORDER BY 1;

ALTER TABLE item ADD COLUMN import_id INTEGER REFERENCES file_import (id);
UPDATE item SET import_id = (
    SELECT id FROM file_import WHERE file_import.imported_at = item.imported_at);

CREATE TABLE item_columns (               -- the other columns of the row that an item came with
    item_id INTEGER PRIMARY KEY REFERENCES item (id),
    columns TEXT NOT NULL                -- a JSON object
) STRICT;

CREATE TABLE withdrawal (                 -- the newest row of an item is in force
    id INTEGER PRIMARY KEY,
    item_id INTEGER NOT NULL REFERENCES item (id),
    withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),  -- 0: it came again
    withdrawn_at REAL NOT NULL
) STRICT;
CREATE INDEX withdrawal_of_item ON withdrawal (item_id);

CREATE VIEW withdrawn_item AS             -- never asked, learnt from or exported; the number stays
SELECT item_id FROM withdrawal
WHERE withdrawn AND id = (SELECT max(id) FROM withdrawal AS other
                          WHERE other.item_id = withdrawal.item_id);

CREATE TABLE text_erasure (               -- questions of earlier fits cannot be replayed
    feature_fit_id INTEGER NOT NULL REFERENCES feature_fit (id),  -- the first fit without the texts
    first_item INTEGER NOT NULL REFERENCES item (id)
) STRICT;

ALTER TABLE question ADD COLUMN withdrawals_known INTEGER NOT NULL DEFAULT 0;  -- the last withdrawal

DROP VIEW inherited;
DROP VIEW label;

CREATE TABLE new_given_label (            -- known: it came with a file, or an owner or curator said so
    id INTEGER PRIMARY KEY,
    item_id INTEGER NOT NULL REFERENCES item (id),  -- the newest row of an item is in force
    label TEXT CHECK (label IN ('spam', 'no_spam')),  -- NULL: it was taken back
    imported_at REAL NOT NULL,
    given_by INTEGER REFERENCES annotator (id),     -- NULL: a file
    import_id INTEGER REFERENCES file_import (id)   -- NULL: an owner or a curator
) STRICT;
INSERT INTO new_given_label
SELECT id, item_id, label, imported_at, given_by,
       CASE WHEN given_by IS NULL THEN
           (SELECT max(id) FROM file_import
            WHERE file_import.imported_at BETWEEN given_label.imported_at - 60
                                              AND given_label.imported_at) END
FROM given_label;
DROP TABLE given_label;
ALTER TABLE new_given_label RENAME TO given_label;
CREATE INDEX given_label_of_item ON given_label (item_id);

CREATE VIEW known_label AS                -- the newest given label of each item, unless it was taken back
SELECT id, item_id, label, imported_at, given_by, import_id FROM given_label
WHERE label IS NOT NULL
  AND id = (SELECT max(other.id) FROM given_label AS other
            WHERE other.item_id = given_label.item_id);

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
