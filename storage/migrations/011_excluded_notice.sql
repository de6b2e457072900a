-- Whether the owners have been notified that an estimate ignores an annotator's answers.

ALTER TABLE trust ADD COLUMN notified_at REAL;  -- NULL: no owner has received the notice yet
UPDATE trust SET notified_at = said_at;         -- earlier versions did not record it
