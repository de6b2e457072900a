-- The language of the person's Telegram when they last wrote or tapped: the bot also speaks first,
-- and Telegram names the language only in what the person sends.

ALTER TABLE annotator ADD COLUMN telegram_language TEXT CHECK (length(telegram_language) <= 35);
