-- Migration 010 did not say how many messages the earlier, uniform exam questions were drawn from.

UPDATE exam_draw SET reserve = (
    SELECT count(*) FROM exam_item JOIN question ON question.id = question_id
    WHERE exam_item.pool_size <= question.pool_size
)
WHERE reserve = 0 AND proof_id IS NULL;
