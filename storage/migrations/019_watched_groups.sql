-- New messages of a watched group become items; no sender is stored.

CREATE TABLE watch (
    id INTEGER PRIMARY KEY,
    telegram_id INTEGER NOT NULL,         -- of the group
    begun_at REAL NOT NULL,
    notice INTEGER,                       -- the bot's public message; NULL: not sent yet; 0: unknown, as the group moved
    topic INTEGER,                        -- where the notice is
    language TEXT,
    import_id INTEGER REFERENCES file_import (id),  -- NULL until a message is kept
    messages INTEGER NOT NULL DEFAULT 0,  -- that were read
    full_at REAL,                         -- when the owners were to be told that no more are kept
    ended_at REAL
) STRICT;
CREATE UNIQUE INDEX one_watch_of_a_group ON watch (telegram_id) WHERE ended_at IS NULL;

CREATE TABLE watched_item (               -- how an item came from a group
    item_id INTEGER PRIMARY KEY REFERENCES item (id),
    watch_id INTEGER NOT NULL REFERENCES watch (id),
    why TEXT NOT NULL CHECK (why IN ('random', 'unsure')),
    chance REAL NOT NULL CHECK (chance > 0 AND chance <= 1),  -- of being kept for this reason
    log_odds REAL                         -- of spam, by the model then
) STRICT;
CREATE INDEX watched_item_of_watch ON watched_item (watch_id);

CREATE VIEW chosen_item AS                -- no random sample of anything: never in the exam
SELECT item_id FROM watched_item WHERE why <> 'random';

CREATE TABLE objection (                  -- whose messages are left out: a short keyed mark of the sender
    mark BLOB PRIMARY KEY CHECK (length(mark) = 3)
) STRICT;

ALTER TABLE campaign ADD COLUMN watch_key BLOB CHECK (length(watch_key) = 32);
ALTER TABLE campaign ADD COLUMN reserved_through INTEGER NOT NULL DEFAULT 0;  -- the exam has its share of these items
UPDATE campaign SET reserved_through = (SELECT coalesce(max(pool_size), 0) FROM exam_item);
