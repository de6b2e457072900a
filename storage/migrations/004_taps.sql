-- A tap was known by Telegram's number of it, whose upper half is the number of who tapped: nobody
-- could be forgotten. Its lower half is chance, and tells one tap on a question from another.

DROP TRIGGER answer_is_final;
UPDATE answer SET tap = 'tap ' || (CAST(substr(tap, 5) AS INTEGER) & 4294967295) || CASE choice
    WHEN 'undone' THEN (SELECT ' of annotator ' || annotator_id FROM question WHERE id = question_id)
    ELSE ' on question ' || question_id END
WHERE tap GLOB 'tap [-0-9]*';
CREATE TRIGGER answer_is_final BEFORE UPDATE ON answer
BEGIN SELECT RAISE(ABORT, 'an answer is never changed: add a revision'); END;
