-- The owner is also notified of annotators whose errors on one kind of messages coincide.

ALTER TABLE owner_notice RENAME TO former_owner_notice;

CREATE TABLE owner_notice (               -- notices about an annotator that the owner has received
    kind TEXT NOT NULL CHECK (kind IN ('dominant', 'doubtful', 'alike')),
    annotator_id INTEGER NOT NULL REFERENCES annotator (id),
    sent_at REAL NOT NULL,
    PRIMARY KEY (kind, annotator_id)
) STRICT;

INSERT INTO owner_notice SELECT kind, annotator_id, sent_at FROM former_owner_notice;
DROP TABLE former_owner_notice;
