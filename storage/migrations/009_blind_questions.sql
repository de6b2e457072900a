-- Nothing that an annotator sees tells gold and exam questions from others.

ALTER TABLE question ADD COLUMN token INTEGER CHECK (token > 0);  -- in its buttons, instead of its id
UPDATE question SET token = id;           -- buttons that are in chats keep working
CREATE UNIQUE INDEX question_by_token ON question (token);

ALTER TABLE campaign ADD COLUMN blind_key BLOB CHECK (length(blind_key) = 32);  -- decides by chance
