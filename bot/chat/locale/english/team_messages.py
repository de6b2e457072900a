"""Reviewing annotators: their accuracy and agreement, disputes, and gold questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bot.campaign.review import Agreement, MemberReport, TeamReport
from bot.campaign.types import Access, AnnotatorId, Label, Trust
from bot.chat.locale.english.access_messages import AccessMessages
from bot.chat.locale.english.question_messages import QuestionMessages


class TeamMessages(AccessMessages, QuestionMessages):
    """What owners and curators see of the annotators' work."""

    leave_open = "↪️ Leave it open"
    former_access: Mapping[Access, str] = MappingProxyType(
        {"revoked": "🚫 revoked", "left": "👋 left", "forgotten": "forgotten"}
    )

    # /team

    def team(self, report: TeamReport, shown: Sequence[MemberReport], more: int) -> str:
        lines = ["<b>Team</b>", self.agreement(report.shared, report.alpha), ""]
        lines += [self.member(member) for member in shown]
        if more:
            lines.append(f"… and {self.number(more)} more: <code>tapwise status --team</code>")
        return "\n".join(lines)

    def agreement(self, shared: int, alpha: Agreement) -> str:
        if alpha.why == "too_few":
            counted = self.number(shared)
            return f"Agreement: too few messages have several answers yet ({counted})."
        messages = self.plural(shared, one="{n} message", other="{n} messages")
        if alpha.value is None:
            return f"Agreement on {messages}: not measurable, as all have the same label."
        return f"Agreement on {messages}: {self.decimal(alpha.value)} (Krippendorff's alpha)"

    def member(self, member: MemberReport) -> str:
        work, found = member.work, member.reliability
        name = f"Annotator {work.annotator_id}"
        if work.telegram_id is not None:
            name = f'<a href="tg://user?id={work.telegram_id}">{name}</a>'
        answers = self.plural(work.answers, one="{n} answer", other="{n} answers")
        parts = [f"{answers}, {self.number(work.last_day)} in 24 h"]
        if found is not None:
            interval = f"{self.percent(found.low)}–{self.percent(found.high)}"
            parts.append(f"accuracy {self.percent(found.estimate)} ({interval})")
        if work.gold:
            right, asked = self.number(work.gold_right), self.number(work.gold)
            parts.append(f"gold questions {right} of {asked}")
        if work.hasty:
            parts.append(f"{self.number(work.hasty)} very quick")
        if not member.counts:
            parts.append("⚠️ ignored")
        if work.access in self.former_access:
            parts.append(self.former_access[work.access])
        role = "" if work.role == "annotator" else f" ({self.roles[work.role]})"
        return f"{name}{role}: " + " · ".join(parts)

    # Whose answers count

    def count_again(self, who: AnnotatorId) -> str:
        return f"↩️ Count annotator {who} again"

    def count_no_longer(self, who: AnnotatorId) -> str:
        return f"🚫 Ignore annotator {who}"

    def trust_changed(self, who: AnnotatorId, *, counts: bool) -> str:
        if counts:
            return f"The answers of annotator {who} count, including earlier ones."
        return f"The answers of annotator {who} are ignored, including earlier ones."

    def no_such_annotator(self) -> str:
        return "There is no annotator with this number."

    def annotator_excluded(self, word: Trust) -> str:
        share = (
            ""
            if word.reliability is None
            else "Compared with the other answers and the model, about "
            f"{self.percent(word.reliability)} of them are right. "
        )
        return (
            f"⚠️ <b>The answers of annotator {word.annotator_id} are now ignored.</b> {share}"
            "The annotator is thanked and not asked any more. One tap reverses this; /team shows "
            "everybody."
        )

    # /disputes

    def dispute(self, count: int) -> str:
        disputes = self.plural(count, one="{n} dispute", other="{n} disputes")
        return f"<b>The answers leave this message open. Is it spam?</b> ({disputes})"

    def no_disputes(self, *, left: int) -> str:
        if not left:
            return "No message is in dispute. 🎉"
        return "That was the last one. " + self.plural(
            left,
            one="{n} stays open; /disputes shows it again.",
            other="{n} stay open; /disputes shows them again.",
        )

    def dispute_settled(self, label: Label | None) -> str:
        return f"Settled: {self.choices[label]}" if label else "Left open"

    def not_disputed(self) -> str:
        return "This message is settled already."

    # /gold

    def gold_usage(self) -> str:
        return (
            "Label a message yourself, then send /gold: its label is known from then on, and the "
            "message becomes a gold question. Others are asked it, unmarked, to measure how often "
            "they are right."
        )

    def gold_marked(self, label: Label) -> str:
        return f"🥇 Gold question, known label: {self.choices[label]}. /undo does not change this."
