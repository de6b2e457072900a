-- Annotators whose errors on one kind of messages coincide, as estimated last.

ALTER TABLE reliability ADD COLUMN errs_alike TEXT CHECK (errs_alike IN ('spam', 'no_spam'));
