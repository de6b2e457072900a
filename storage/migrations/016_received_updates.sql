-- Updates that Telegram sent to the webhook: on disk before they are acknowledged.

CREATE TABLE received_update (
    update_id INTEGER PRIMARY KEY,        -- Telegram's number: an update that comes twice is handled once
    received_at REAL NOT NULL,
    content TEXT                          -- JSON; NULL: it is handled
) STRICT;
CREATE INDEX update_to_handle ON received_update (update_id) WHERE content IS NOT NULL;
