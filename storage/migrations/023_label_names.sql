-- The owner's own names for the two labels, in versions.

CREATE TABLE label_names (
    version INTEGER PRIMARY KEY,          -- 1, 2, …; the newest row is in force
    spam TEXT NOT NULL,                   -- '': each language's own word
    no_spam TEXT NOT NULL,
    set_at REAL NOT NULL,
    CHECK ((spam = '') = (no_spam = ''))
) STRICT;
