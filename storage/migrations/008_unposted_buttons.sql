-- Groups whose button Telegram did not let the bot post, so that it is posted later.

ALTER TABLE chat_group ADD COLUMN unposted_topic INTEGER CHECK (unposted_topic >= 0);  -- 0: none; NULL: the button is posted
ALTER TABLE chat_group ADD COLUMN unposted_language TEXT;                              -- of the owner who opened the group
