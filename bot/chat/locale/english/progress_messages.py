"""How far the campaign is: progress, quality, the advice to stop, and explained scores."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from bot.campaign.checkpoints import Flips, QualityReport
from bot.campaign.exam_looks import ExamStanding
from bot.campaign.reports import Progress, SharedProgress
from bot.campaign.score_sentences import score_sentences, shared_score_sentences
from bot.campaign.types import FeatureFit
from bot.chat.locale.numbers import LocalizedNumbers


class ProgressMessages(LocalizedNumbers):
    """What /stats and /why show."""

    def stats(self, progress: Progress, statements: Sequence[str]) -> str:
        """/stats for owners and curators. statements: of `statement_sentences`."""
        counts, report = progress.counts, progress.quality
        items = self.plural(counts.items, one="{n} message", other="{n} messages")
        lines = [
            f"<b>{self.number(counts.labels)}</b> of {items} labelled: "
            f"{self.number(counts.spam)} spam, {self.number(counts.no_spam)} not spam. "
            + self.plural(counts.left, one="{n} message is left.", other="{n} messages are left."),
            self.plural(
                progress.mine,
                one="<b>{n}</b> answer is yours. ",
                other="<b>{n}</b> answers are yours. ",
            )
            + self.plural(
                progress.last_day,
                one="All annotators added {n} label in the last 24 hours.",
                other="All annotators added {n} labels in the last 24 hours.",
            ),
            "",
            self.score(report.standing),
        ]
        if statements:
            lines += ["", _as_html(statements)]
        if report.flips:
            lines += ["", self.flips(report.flips)]
        return "\n".join(lines)

    def shared_stats(self, progress: SharedProgress) -> str:
        """/stats for annotators."""
        answers = self.plural(progress.answers, one="{n} answer", other="{n} answers")
        items = self.plural(progress.items, one="{n} message", other="{n} messages")
        return "\n".join(
            [
                self.plural(
                    progress.mine,
                    one="<b>{n}</b> answer is yours. ",
                    other="<b>{n}</b> answers are yours. ",
                )
                + f"All annotators gave {answers} so far. There are {items}.",
                "",
                "<b>Quality</b> at the last checkpoint",
                _as_html(shared_score_sentences(progress.report)),
            ]
        )

    def score(self, standing: ExamStanding) -> str:
        """The exam's newest report, or why there is none."""
        return f"<b>Quality</b>\n{_as_html(score_sentences(standing))}"

    def flips(self, flips: Flips) -> str:
        labels = self.plural(flips.new_labels, one="The last label", other="The last {n} labels")
        of = self.plural(flips.compared, one="{n} message", other="{n} messages")
        return f"{labels} changed the prediction for {self.number(flips.flipped)} of {of}."

    def advice(self, report: QualityReport, *, proven: bool) -> str:
        """That the model has settled, what is not proven about it, and what can be done."""
        why = {
            "settled": "Three times in a row, more labels changed almost none of its predictions.",
            "no_question_left": "It is sure about every message that is left (no score between "
            "0.35 and 0.65).",
        }[report.advice or "settled"]
        flips = f" {self.flips(report.flips)}" if report.flips else ""
        unproven = "" if proven else " How good it is, is not proven yet."
        return (
            f"🏁 <b>The model has settled.</b> {why}{flips} Labelling more will change little."
            f"{unproven}\n\n"
            f"{self.score(report.standing)}\n\n"
            "<b>Prove</b> shows what it takes to prove that it is a good filter. <b>Certify</b> "
            "shows what it takes to bound the wrong labels among those that it gives. You can "
            "also go on, or stop: /export sends the labelled messages."
        )

    def features(self, fit: FeatureFit) -> str:
        return f"Features of the model: {fit.features} ({fit.why})."

    def why(self, score: float) -> str:
        return f"<b>Score {self.decimal(score)}</b> (0 is not spam, 1 is spam)"

    def why_signs(self) -> str:
        return "▲ raises the score, ▼ lowers it."

    def why_near(self, label: str, similarity: float) -> str:
        name = "spam" if label == "spam" else "not spam"
        return f"{self.percent(similarity)} similar, labelled <b>{name}</b>:"

    def why_not_yet(self) -> str:
        return "There is no model yet. It needs at least three labels of each kind."

    def why_usage(self) -> str:
        return (
            "/why explains the score of the message that you answered last; "
            "<code>/why some text</code> explains the score of any text."
        )


def _as_html(sentences: Iterable[str]) -> str:
    """Sentences, each on a line of its own; "<0.1 %" is no markup."""
    return "\n".join(html.escape(sentence, quote=False) for sentence in sentences)
