-- Owners are notified once of the end of each proof

CREATE TABLE proof_notice (
    proof_id INTEGER PRIMARY KEY REFERENCES proof (id),
    sent_at REAL NOT NULL
) STRICT;
