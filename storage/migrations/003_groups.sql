-- What follows from the texts, kept because it is long to work out.

CREATE TABLE item_chain (                 -- a digest of all texts up to an item, each made from the one before
    through INTEGER PRIMARY KEY,
    digest BLOB NOT NULL CHECK (length(digest) = 16)
) STRICT;
