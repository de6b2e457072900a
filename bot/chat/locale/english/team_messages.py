"""Reviewing annotators: their reliability and agreement, disputes, and gold questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bot.campaign.owner_notices import Dominance
from bot.campaign.review import Agreement, MemberReport, TeamReport
from bot.campaign.standing import Standing, constant_label
from bot.campaign.types import AnnotatorId, Label, Reliability
from bot.chat.locale.english.access_messages import AccessMessages
from bot.chat.locale.english.question_messages import QuestionMessages


class TeamMessages(AccessMessages, QuestionMessages):
    """What owners and curators see of the annotators' work."""

    leave_open = "↪️ Leave it open"
    former_access: Mapping[str, str] = MappingProxyType(
        {"revoked": "🚫 revoked", "left": "👋 left", "forgotten": "forgotten"}
    )
    standings: Mapping[Standing, str] = MappingProxyType(
        {"proven": "proven", "probation": "on probation"}
    )

    # /team

    def team(self, report: TeamReport, shown: Sequence[MemberReport], more: int) -> str:
        lines = ["<b>Team</b>", self.agreement(report.shared, report.alpha), ""]
        lines += [self.member(member) for member in shown]
        if more:
            lines.append(f"… and {self.number(more)} more: <code>tapwise status --team</code>")
        if any(member.reliability and member.standing != "vouched" for member in shown):
            lines += ["", self.reliability_explained()]
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
        if member.standing == "vouched":  # the estimate rests on the owner's word
            parts += [] if work.role == "owner" else ["an owner vouches for them"]
        elif found is not None:
            parts += self._reliability(found)
            parts += [self.standings[member.standing]] if member.counts else []
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

    def reliability_explained(self) -> str:
        return (
            "<i>Informative: 100% is a perfect annotator; 0% is one whose answers do not depend on "
            "the message. On probation: not known to be informative yet; these answers weigh "
            "less, and others are asked too.</i>"
        )

    def _reliability(self, found: Reliability) -> list[str]:
        """The error rates and the informativeness of an annotator, in words."""
        parts = []
        if found.sensitivity is not None and found.specificity is not None:
            spam, other = self.percent(found.sensitivity), self.percent(found.specificity)
            parts.append(f"spam {spam} right, not spam {other} right")
        if label := constant_label(found):
            parts.append(f"⚠️ almost always taps {self.choices[label]}")
        interval = f"{self.percent(found.low)} to {self.percent(found.high)}"
        return [*parts, f"informative {self.percent(found.estimate)} ({interval})"]

    # Whose answers count

    def count_from_now(self, who: AnnotatorId) -> str:
        return f"✅ Count annotator {who}"

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

    def annotator_excluded(self, found: Reliability) -> str:
        return (
            f"⚠️ <b>The answers of annotator {found.annotator_id} are now ignored.</b> "
            f"{self._evidence(found)} The annotator is thanked and not asked any more. One tap "
            "reverses this; /team shows everybody."
        )

    def annotator_doubtful(self, found: Reliability) -> str:
        return (
            f"❓ <b>Do the answers of annotator {found.annotator_id} count?</b> "
            f"{self._evidence(found)} Tapwise does not ignore them by itself: too few people "
            "would be left to compare with, and the others may be the ones who are wrong. Please "
            "look at some of these answers, then decide. Your decision stays; /team can change it."
        )

    def annotator_dominant(self, found: Dominance) -> str:
        return (
            f"📊 <b>Annotator {found.annotator_id} has given {self.percent(found.share)} of all "
            "answers.</b> Where nobody else has answered, the model learns this person's mistakes "
            "too, so these labels weigh less. More annotators help: /invite. /team shows how "
            "reliable everybody is."
        )

    def _evidence(self, found: Reliability) -> str:
        """Why an annotator's answers say little, in one or two sentences."""
        label = constant_label(found)
        habit = f" They are almost always {self.choices[label]}." if label else ""
        if found.sensitivity is None or found.specificity is None:
            return ""
        return (
            "Compared with known labels, the others' answers and the model, they are right on "
            f"{self.percent(found.sensitivity)} of spam and on {self.percent(found.specificity)} "
            f"of other messages.{habit}"
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
            "they are right. <code>/gold no_spam</code> and the text of a message, or as an answer "
            "to it, corrects a label that came with a file."
        )

    def no_such_message(self) -> str:
        return (
            "No message of the campaign has exactly this text. Copy the whole message behind "
            "<code>/gold spam</code> or <code>/gold no_spam</code>, or write it as an answer to "
            "the message."
        )

    def gold_marked(self, label: Label) -> str:
        return f"🥇 Gold question, known label: {self.choices[label]}. /undo does not change this."
