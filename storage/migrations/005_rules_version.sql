-- Questions of earlier selection rules are not replayed by later ones.

ALTER TABLE question ADD COLUMN rules_version INTEGER NOT NULL DEFAULT 1;  -- of the rules that chose it
