-- Placeholders of new cards, so that a start after a crash fills them.

ALTER TABLE annotator ADD COLUMN placeholder INTEGER;  -- a message to be filled; 0: to be sent; NULL: none
