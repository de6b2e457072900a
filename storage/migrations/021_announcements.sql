-- When an annotator was last written to because there were messages again.

ALTER TABLE annotator ADD COLUMN announced_at REAL;
