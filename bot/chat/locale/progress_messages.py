"""How far the campaign is: progress, quality, the advice to stop, and explained scores."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import Final

from bot.campaign.checkpoints import Flips, QualityReport
from bot.campaign.exam_looks import ExamStanding
from bot.campaign.reports import Progress, SharedProgress
from bot.campaign.score_sentences import score_sentences, shared_score_sentences
from bot.campaign.types import CHOSEN_BY_OWNER, FeatureFit, Label
from bot.chat.locale.label_messages import LabelMessages
from bot.wording.language import Html

# Telegram allows 1,024 UTF-16 units; the few emojis of ours have two.
LONGEST_CAPTION: Final = 1_000

# How the stored reasons of features begin; `tapwise features` shows them with their numbers.
_WHY: Final = {
    "measured": "measured",
    "fitted again": "again",
    "as TAPWISE_FEATURES": "set",
    CHOSEN_BY_OWNER: "chosen",
    "the meaning of": "read",
}


class ProgressMessages(LabelMessages):
    """What /stats and /why show."""

    def stats(self, progress: Progress, statements: Sequence[str]) -> str:
        """/stats for owners and curators. statements: of `statement_sentences`."""
        counts, report = progress.counts, progress.quality
        lines = [
            self.say("stats-settled", settled=counts.settled, items=counts.items, left=counts.left),
            self.say(
                "stats-how",
                answered=counts.answered,
                inherited=counts.inherited,
                known=counts.given,
                spam=counts.spam,
                no_spam=counts.no_spam,
                spam_name=self.label_name("spam"),
                no_spam_name=self.label_name("no_spam"),
            ),
            *([self.say("stats-machine", machine=counts.by_machine)] if counts.by_machine else []),
            self.say(
                "stats-answers",
                answers=counts.answers_given,
                mine=progress.mine,
                day=progress.last_day,
                learnt=counts.answers_learnt,
            ),
            "",
            self.score(report.standing),
        ]
        if statements:
            lines += ["", _as_html(statements)]
        if report.flips:
            lines += ["", self.flips(report.flips)]
        return self.with_label_names("\n".join(lines))

    def shared_stats(self, progress: SharedProgress) -> str:
        """/stats for annotators."""
        mine = self.say("stats-mine", mine=progress.mine)
        shared = self.say("stats-shared", answers=progress.answers, items=progress.items)
        lines = [
            f"{mine} {shared}",
            "",
            self.say("quality-last-checkpoint"),
            _as_html(shared_score_sentences(progress.report, self.words)),
        ]
        return self.with_label_names("\n".join(lines))

    def score(self, standing: ExamStanding) -> str:
        """The exam's newest report, or why there is none."""
        return f"{self.say('quality')}\n{_as_html(score_sentences(standing, self.words))}"

    def picture_caption(self, progress: Progress, annotators: Sequence[tuple[int, int]]) -> str:
        """What the picture shows, with the score as far as a caption has room for it.

        annotators: number and answers.
        """
        counts = progress.counts
        said = self.say("caption-no-labels")
        if labels := counts.spam + counts.no_spam:
            people = sum(answers > 0 for _, answers in annotators)
            said = self.say(
                "caption-labels",
                labels=labels,
                spam=counts.spam,
                no_spam=counts.no_spam,
                spam_name=self.label_name("spam"),
                no_spam_name=self.label_name("no_spam"),
                people=people,
            )
        overview = self.say(
            "caption-overview",
            spam_name=self.label_name("spam"),
            no_spam_name=self.label_name("no_spam"),
        )
        said = f"{said}\n\n{overview}"
        score = " ".join(score_sentences(progress.quality.standing, self.words))
        full = f"{score} {said}"
        return full if len(full) <= LONGEST_CAPTION else said

    def flips(self, flips: Flips) -> str:
        return self.say(
            "flips", labels=flips.new_labels, flipped=flips.flipped, compared=flips.compared
        )

    def advice(self, report: QualityReport, *, proven: bool) -> str:
        """That the model has settled, what is not proven about it, and what can be done."""
        why = (
            self.say(
                "advice-no-question-left",
                low=self.words.decimal(0.35),
                high=self.words.decimal(0.65),
            )
            if report.advice == "no_question_left"
            else self.say("advice-settled")
        )
        if report.flips:
            why = f"{why} {self.flips(report.flips)}"
        said = self.say("advice", why=Html(why))
        if not proven:
            said += " " + self.say("advice-unproven")
        return f"{said}\n\n{self.score(report.standing)}\n\n{self.say('advice-choices')}"

    def features(self, fit: FeatureFit, read: int | None = None) -> str:
        """read: how many messages are read, while features wait for their meaning."""
        why = next((name for begin, name in _WHY.items() if fit.why.startswith(begin)), None)
        reason = self.say(f"word-features-{why}") if why else fit.why
        said = self.say("features", features=fit.features, why=reason)
        if fit.instead_of is None:
            return said
        follows = self.say("features-follow", features=fit.instead_of)
        return f"{said} {follows}" + ("" if read is None else f" {self._read(read)}")

    def _read(self, messages: int) -> str:
        return self.say("features-read", messages=messages)

    def why(self, score: float) -> str:
        return self.say(
            "why",
            score=self.words.decimal(score),
            spam_name=self.label_name("spam"),
            no_spam_name=self.label_name("no_spam"),
        )

    def why_signs(self) -> str:
        return self.say("why-signs")

    def why_near(self, label: Label, similarity: float) -> str:
        percent = self.words.percent(similarity)
        return self.say("why-near", similarity=percent, label=self.label_name(label))

    def why_meaning(self, weight: float, nearest: Sequence[tuple[Label, str]]) -> str:
        """nearest: labels, and texts as HTML."""
        named = [
            self.say("why-meaning-near", text=Html(text), label=self.label_name(label))
            for label, text in nearest
        ]
        number = self.words.decimal(weight, "+#,##0.00;−#,##0.00")
        return self.say(
            "why-meaning", weight=number, count=len(named), near=Html(" · ".join(named))
        )

    def why_not_yet(self) -> str:
        return self.say("why-not-yet")

    def why_usage(self) -> str:
        return self.say("why-usage")


def _as_html(sentences: Iterable[str]) -> str:
    """Sentences, each on a line of its own; "<0.1 %" is no markup."""
    return "\n".join(html.escape(sentence, quote=False) for sentence in sentences)
