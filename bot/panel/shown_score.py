"""The honest score on the page: the figures and sentences of /stats."""

from __future__ import annotations

import time

from bot.campaign.exam_looks import ExamLooks, ExamStanding
from bot.campaign.proof_sentences import statement_sentences
from bot.campaign.score_sentences import score_figures, score_sentences
from bot.campaign.state import PoolState
from bot.campaign.stored_statements import StoredStatements, read_statements
from bot.campaign.trained_model import TrainedModel
from bot.emulator.responses import Json
from storage import Store


async def read_score(store: Store, state: PoolState, trained: TrainedModel) -> Json:
    """The exam's newest report, and what is settled, certified or proven about the model."""
    looks = ExamLooks(store, state, time.time, exam=True)
    await looks.load()
    return score_as_json(looks.standing(trained), await read_statements(store))


def score_as_json(standing: ExamStanding, statements: StoredStatements) -> Json:
    """The figures and sentences of a report, and of the statements about the model."""
    said = statement_sentences(
        settled=statements.settled, statements=statements.ended, running=statements.running
    )
    return {
        "sentences": score_sentences(standing),
        "statements": list(said),
        "figures": [[each.value, each.of_what] for each in score_figures(standing)],
        "answers": standing.answers,
        "next": standing.next_look,
    }
