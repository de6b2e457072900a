"""What is settled, certified and proven, read from the store alone, for the command line."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.campaign.proofs import Goal, ProofStatement, goal_of, statement_of
from bot.learning.stopping import ModelAgreement
from storage import Store
from storage.exam_log import StoredProof


@dataclass(frozen=True)
class StoredStatements:
    """What holds of the model.

    settled: the owners were told so, and the newest labels have changed little. ended: the proofs
    that ended, the newest first. running: the goal of the proof that is running.
    """

    settled: bool
    ended: tuple[ProofStatement, ...]
    running: Goal | None


async def read_statements(store: Store) -> StoredStatements:
    """The statements by what is stored."""
    proofs = await store.exam_log.proofs()
    settled = (await store.items.campaign()).advised and await _is_still_settled(store)
    ended = [proof for proof in reversed(proofs) if proof.outcome is not None]
    running = [goal_of(proof) for proof in proofs if proof.outcome is None]
    statements = [
        replace(statement_of(proof), is_current=await _is_current(store, proof)) for proof in ended
    ]
    return StoredStatements(settled, tuple(statements), running[0] if running else None)


async def _is_still_settled(store: Store) -> bool:
    """Whether the newest checkpoint's model predicts almost what the one before did."""
    newest = (await store.model_log.checkpoints())[-1:]
    return all(
        each.kappa is not None and ModelAgreement(each.kappa, each.same).is_close for each in newest
    )


async def _is_current(store: Store, proof: StoredProof) -> bool:
    """Whether nothing was learnt and no message came since the proof's model."""
    begun = proof.begun
    if await store.items.newest_id() != begun.pool_size:
        return False
    if await store.items.given_after(begun.given_learnt):
        return False
    aside = {drawn.item_id for drawn in await store.exam_log.draws()}
    log = await store.questions.answer_log()
    return all(event.item_id in aside for event in log[begun.answers_learnt :])
