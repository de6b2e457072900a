"""How far the campaign is: progress, quality, the advice to stop, and explained scores."""

from __future__ import annotations

from bot.campaign.checkpoints import Flips, QualityReport
from bot.campaign.exam_looks import ExamReport, Share
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
        return "\n".join(
            [
                self.plural(
                    progress.mine,
                    one="<b>{n}</b> answer is yours. ",
                    other="<b>{n}</b> answers are yours. ",
                )
                + f"All annotators gave {answers} so far. There are {items}.",
                "",
                self.exam_report(progress.report)
                if progress.report
                else "<b>Quality:</b> not measured yet.",
            ]
        )

    def quality(self, report: QualityReport) -> str:
        """The exam's report, or why there is none."""
        standing = report.standing
        if standing.report is not None:
            return self.exam_report(standing.report)
        if standing.why_none == "no_exam":
            return (
                "<b>Quality:</b> not measured, because this campaign has no exam (messages drawn "
                "at random, on which the model is measured and never trained)."
            )
        if standing.why_none == "unchecked":
            return (
                "<b>Quality:</b> no score. The exam's answers come from people nobody has checked. "
                "Label some messages yourself, or let more people answer, so that their answers "
                "can be compared."
            )
        if standing.why_none == "small_pool":
            return "<b>Quality:</b> not measured, because there are too few messages for an exam."
        missing = (standing.next_look or standing.answers) - standing.answers
        return (
            "<b>Quality:</b> not measured yet. "
            + self.plural(
                missing,
                one="{n} more answer to an exam question is needed; ",
                other="{n} more answers to exam questions are needed; ",
            )
            + "they are mixed in with the others."
            + self._unchecked(standing.unchecked)
        )

    def exam_report(self, report: ExamReport) -> str:
        """What the exam said at its last look."""
        measures, counts = report.measures, report.counts
        lines = [
            f"<b>Quality</b> after {self.number(report.look)} exam answers, of the model of "
            + self.plural(report.labels, one="{n} label:", other="{n} labels:")
        ]
        if measures.precision:
            lines.append(f"Of what it would flag, {self._share(measures.precision)} is spam.")
        if report.too_few_flagged is not None:
            lines.append(
                self.plural(
                    report.too_few_flagged,
                    one="The exam's reserve has only {n} flagged message: too few for a proof.",
                    other="The exam's reserve has only {n} flagged messages: too few for a proof.",
                )
            )
        if measures.missed:
            lines.append(f"Of what it would let through, {self._share(measures.missed)} is spam.")
        if measures.recall:
            lines.append(f"Of all spam, it finds {self._share(measures.recall)}.")
        if measures.f1:
            lines.append(f"F1 {self._interval(measures.f1)}.")
        if measures.accuracy and counts.answers:
            lines.append(f"It is right on {self._interval(measures.accuracy)} of all messages.")
        return "\n".join(lines)

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
            "settled": "the model has settled. Three times in a row, 10 more labels changed almost "
            "none of its predictions (kappa at least 0.98, at most 5 of 1,000 changed).",
            "no_question_left": "the model is sure about every message that is left (no score "
            "between 0.35 and 0.65).",
        }[report.advice or "settled"]
        flips = f" {self.flips(report.flips)}" if report.flips else ""
        unproven = " Nothing is proven by that yet: /prove says what a proof takes."
        return f"🏁 <b>Going on changes little:</b> {why}{flips}{unproven}"

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

    def _interval(self, share: Share) -> str:
        """A share and its interval."""
        low, high = self.percent(share.low), self.percent(share.high)
        return f"<b>{self.percent(share.value)}</b> ({low}–{high})"

    def _share(self, share: Share) -> str:
        """A share, its interval and its counts."""
        hits, of = self.number(share.hits), self.number(share.of)
        return f"{self._interval(share)[:-1]}; {hits} of {of})"
