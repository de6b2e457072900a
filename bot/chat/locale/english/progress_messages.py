"""How far the campaign is: progress, quality, the advice to stop, and explained scores."""

from __future__ import annotations

from bot.campaign.checkpoints import Flips, Measure, QualityReport
from bot.campaign.reports import Progress, SharedProgress
from bot.campaign.types import FeatureFit
from bot.chat.locale.numbers import LocalizedNumbers


class ProgressMessages(LocalizedNumbers):
    """What /stats and /why show."""

    def stats(self, progress: Progress) -> str:
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
            self.quality(report),
        ]
        if report.advice:
            lines += ["", self.advice(report)]
        elif report.flips:
            lines += ["", self.flips(report.flips)]
        return "\n".join(lines)

    def shared_stats(self, progress: SharedProgress) -> str:
        """/stats for annotators."""
        answers = self.plural(progress.answers, one="{n} answer", other="{n} answers")
        items = self.plural(progress.items, one="{n} message", other="{n} messages")
        accuracy = progress.accuracy
        return "\n".join(
            [
                self.plural(
                    progress.mine,
                    one="<b>{n}</b> answer is yours. ",
                    other="<b>{n}</b> answers are yours. ",
                )
                + f"All annotators gave {answers} so far. There are {items}.",
                "",
                f"<b>Quality</b> at the last checkpoint: {self._interval(accuracy)} correct."
                if accuracy
                else "<b>Quality:</b> not measured yet.",
            ]
        )

    def quality(self, report: QualityReport) -> str:
        """The model's quality on the exam, or why it is not measured."""
        exam = report.exam
        if report.missing is None:
            return (
                "<b>Quality:</b> not measured, because this campaign has no exam (messages drawn "
                "at random, on which the model is measured and never trained)."
            )
        if report.is_unchecked:
            return (
                "<b>Quality:</b> no score. The exam's answers come from people nobody has checked. "
                "Label some messages yourself, or let more people answer, so that their answers "
                "can be compared."
            )
        if exam.accuracy is None and report.missing:
            return (
                "<b>Quality:</b> not measured yet. "
                + self.plural(
                    report.missing,
                    one="{n} more answer to an exam question is needed; ",
                    other="{n} more answers to exam questions are needed; ",
                )
                + "they are mixed in with the others."
                + self._unchecked(exam.unchecked)
            )
        if exam.accuracy is None:
            return "<b>Quality:</b> not measured, because there are too few messages for an exam."
        answers = self.plural(
            exam.answers, one="{n} randomly chosen message", other="{n} randomly chosen messages"
        )
        accuracy = f"<b>Quality:</b> {self._interval(exam.accuracy)} correct on {answers}."
        if not (exam.f1 and exam.recall):
            return accuracy
        precision = self._interval(exam.precision) if exam.precision else "–"
        return (
            f"{accuracy}\nOn spam: precision {precision}, "
            f"recall {self._interval(exam.recall)}, F1 {self._interval(exam.f1)}."
        )

    def _unchecked(self, answers: int) -> str:
        """Exam answers that do not count yet."""
        if not answers:
            return ""
        return " " + self.plural(
            answers,
            one="{n} answer does not count yet: nobody has checked who gave it.",
            other="{n} answers do not count yet: nobody has checked who gave them.",
        )

    def flips(self, flips: Flips) -> str:
        labels = self.plural(flips.new_labels, one="The last label", other="The last {n} labels")
        of = self.plural(flips.compared, one="{n} message", other="{n} messages")
        return f"{labels} changed the prediction for {self.number(flips.flipped)} of {of}."

    def advice(self, report: QualityReport) -> str:
        """Why stopping is sensible, and what the last labels still changed."""
        why = {
            "settled": "the model is stable. Three times in a row, 20 more labels changed almost "
            "none of its predictions (kappa at least 0.99).",
            "no_question_left": "the model is sure about every message that is left (no score "
            "between 0.35 and 0.65).",
        }[report.advice or "settled"]
        flips = f" {self.flips(report.flips)}" if report.flips else ""
        return f"🏁 <b>You can stop now:</b> {why}{flips}"

    def advice_for_owner(self, report: QualityReport) -> str:
        return (
            f"{self.advice(report)}\n\n{self.quality(report)}\n\n"
            "/export sends the labelled messages. You can also continue."
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

    def _interval(self, measure: Measure) -> str:
        """A share and its 95 % interval."""
        low, high = self.percent(measure.low), self.percent(measure.high)
        return f"<b>{self.percent(measure.value)}</b> ({low}–{high})"
