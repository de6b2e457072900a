-- When the running bot was last well; `tapwise check --alive` reads it.

CREATE TABLE heartbeat (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    written_at REAL NOT NULL,             -- seconds since 1970, as all times here
    started_at REAL NOT NULL,
    telegram_at REAL,                     -- Telegram answered; NULL: not since the start
    update_at REAL,                       -- an update came
    fit_at REAL,                          -- a fit ended
    waiting_at REAL,                      -- so long answers wait for a fit; NULL: none does
    threads_at REAL NOT NULL,             -- the threads of fits and selections did some work
    free_bytes INTEGER NOT NULL,          -- of the disk of the database
    schema INTEGER NOT NULL               -- that the bot works with
) STRICT;
