"""The exam's reports and the checkpoints of a campaign, in the order in which they came."""

from __future__ import annotations

from collections.abc import Sequence

from bot.campaign.exam_looks import ExamReport
from bot.emulator.responses import Json
from bot.learning.evaluation.intervals import Share
from bot.learning.stopping import CHECKPOINT_EVERY
from storage.model_log import Checkpoint

NO_CURVE = (
    "The curve begins with the first report of the exam, or when a second model is compared with "
    f"the first, after {CHECKPOINT_EVERY} more labels."
)
CURVE_CAPTION = (
    "F1 of spam as the exam measured it at its announced numbers of answers, with the 95 % "
    "interval; it is left out where it would be too wide. Agreement is Cohen's kappa between a "
    "model and the one at the checkpoint before: near 1 it has settled."
)


def course_as_json(reports: Sequence[ExamReport]) -> list[Json]:
    """Each report: how much of what the model flags is spam, and of what it lets through."""
    return [
        {
            "answers": report.look,
            "labels": report.labels,
            "at": report.made_at,
            "precision": _share(report.measures.precision),
            "missed": _share(report.measures.missed),
            "f1": _share(report.measures.f1),
        }
        for report in reports
    ]


def curve_as_json(reports: Sequence[ExamReport], checkpoints: Sequence[Checkpoint]) -> Json:
    """F1 by the exam and the agreement between models, both after n labels."""
    measured = [(report.labels, f1) for report in reports if (f1 := report.measures.f1)]
    settling = [[each.labels, round(each.kappa, 4)] for each in checkpoints if each.kappa]
    return {
        "title": "The model after each label",
        "words": _words(measured, checkpoints),
        "caption": CURVE_CAPTION,
        "points": [[labels, round(f1.value, 4)] for labels, f1 in measured],
        "interval": [[labels, round(f1.low, 4), round(f1.high, 4)] for labels, f1 in measured],
        "settling": settling,
    }


def _words(measured: Sequence[tuple[int, Share]], checkpoints: Sequence[Checkpoint]) -> str:
    parts = []
    if measured:
        labels, f1 = measured[-1]
        parts.append(f"F1 {f1.value:.2f} ({f1.low:.2f} to {f1.high:.2f}) after {labels:,} labels.")
    compared = [each for each in checkpoints if each.same is not None]
    if compared:
        changed = 100 * (1 - (compared[-1].same or 0.0))
        parts.append(f"The newest checkpoint changed {changed:.1f} % of the model’s predictions.")
    return " ".join(parts) or NO_CURVE


def _share(share: Share | None) -> list[float] | None:
    return None if share is None else [round(v, 4) for v in (share.value, share.low, share.high)]
