-- What messages mean, as rows of numbers by a sentence encoder.

CREATE TABLE meaning_fit (
    id INTEGER PRIMARY KEY,
    encoder TEXT NOT NULL,                -- its name and version
    texts INTEGER NOT NULL,               -- so many of the first items gave the principal components
    state BLOB,                           -- mean and components; NULL once one of these texts was deleted
    made_at REAL NOT NULL
) STRICT;

CREATE TABLE meaning (
    meaning_fit_id INTEGER NOT NULL REFERENCES meaning_fit (id),
    item_id INTEGER NOT NULL REFERENCES item (id),
    numbers BLOB NOT NULL CHECK (length(numbers) = 132),  -- 128 of one byte, and their scale (float32)
    PRIMARY KEY (meaning_fit_id, item_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE feature_fit ADD COLUMN meaning_fit_id INTEGER REFERENCES meaning_fit (id);
-- The features that follow these once the meaning of all messages is known.
ALTER TABLE feature_fit ADD COLUMN instead_of TEXT;
