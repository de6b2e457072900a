-- What follows from the texts, kept because it is long to work out.

CREATE TABLE item_chain (                 -- a digest of all texts up to an item, each made from the one before
    through INTEGER PRIMARY KEY,
    digest BLOB NOT NULL CHECK (length(digest) = 16)
) STRICT;

CREATE TABLE item_group (                 -- near copies; who is in no row is a group of its own, or leads one
    item_id INTEGER PRIMARY KEY REFERENCES item (id),
    leader INTEGER NOT NULL REFERENCES item (id) CHECK (leader < item_id)
) STRICT;
CREATE INDEX item_group_of_leader ON item_group (leader);

CREATE VIEW inherited AS                  -- near copies of a labelled item, without a label of their own
SELECT near.item_id, theirs.label, min(theirs.item_id) AS of_item, theirs.posterior,
       theirs.answered_at
FROM (SELECT label.*, coalesce(item_group.leader, label.item_id) AS leader
      FROM label LEFT JOIN item_group ON item_group.item_id = label.item_id) AS theirs
JOIN (SELECT item_id, leader FROM item_group
      UNION ALL SELECT DISTINCT leader, leader FROM item_group) AS near
  ON near.leader = theirs.leader
WHERE near.item_id NOT IN (SELECT item_id FROM label)
GROUP BY near.item_id;

ALTER TABLE campaign ADD COLUMN grouped INTEGER NOT NULL DEFAULT 0;  -- the last item whose group is known
