-- What the owner says is spam, in versions, and under which version each answer was given.

CREATE TABLE guideline (
    version INTEGER PRIMARY KEY,          -- 1, 2, …; the newest row is in force
    rule TEXT NOT NULL,                   -- one line on every card; '': none
    examples TEXT NOT NULL,
    set_by INTEGER NOT NULL REFERENCES annotator (id),
    set_at REAL NOT NULL
) STRICT;

ALTER TABLE answer ADD COLUMN guideline INTEGER REFERENCES guideline (version);  -- NULL: none
