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

ALTER TABLE campaign ADD COLUMN grouped INTEGER NOT NULL DEFAULT 0;  -- the last item whose group is known
