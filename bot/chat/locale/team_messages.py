"""Reviewing annotators: their reliability and agreement, and disputes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bot.campaign.annotator_estimates import ErringAlike
from bot.campaign.owner_notices import Dominance
from bot.campaign.review import MemberReport, TeamAgreement, TeamReport
from bot.campaign.standing import constant_label
from bot.campaign.types import AnnotatorId, Label, Reliability
from bot.chat.locale.access_messages import AccessMessages
from bot.chat.locale.question_messages import QuestionMessages
from bot.chat.locale.sentences import Fixed
from bot.wording.language import Html

# Of several annotators with the same errors, at most this many are named.
MOST_NAMED: Final = 5


class TeamMessages(AccessMessages, QuestionMessages):
    """What owners and curators see of the annotators' work."""

    leave_open = Fixed("button-leave-open")

    # /team

    def team(
        self, report: TeamReport, shown: Sequence[MemberReport], names: Mapping[int, str]
    ) -> str:
        """names: by Telegram id, as HTML."""
        more = len(report.members) - len(shown)
        lines = [self.say("team-title"), *self.agreement(report), ""]
        lines += [self.member(member, names) for member in shown]
        if more:
            lines.append(self.say("team-more", more=more))
        if report.alike:
            lines += ["", self.erring_alike(report.alike)]
        if any(member.reliability and member.standing != "vouched" for member in shown):
            lines += ["", self.reliability_explained()]
        return "\n".join(lines)

    def agreement(self, report: TeamReport) -> list[str]:
        """Of those whose answers count: on messages in doubt, and on exam messages by plan."""
        found = {"doubtful": report.doubtful, "planned": report.planned}
        return [self._agreement(kind, each) for kind, each in found.items()]

    def _agreement(self, kind: str, found: TeamAgreement) -> str:
        if found.alpha.why == "too_few":
            return self.say(f"agreement-{kind}-too-few", shared=found.shared)
        if found.alpha.value is None:
            return self.say(f"agreement-{kind}-one-label", shared=found.shared)
        alpha = self.words.decimal(found.alpha.value)
        return self.say(f"agreement-{kind}", shared=found.shared, alpha=alpha)

    def member(self, member: MemberReport, names: Mapping[int, str]) -> str:
        """names: by Telegram id, as HTML."""
        work = member.work
        name = self.say("member-name", who=str(work.annotator_id))
        if work.telegram_id is not None:
            name = Html(f'<a href="tg://user?id={work.telegram_id}">{name}</a>')
        if known := names.get(work.telegram_id or 0):
            name = Html(f"{name} {known}")
        if work.role != "annotator":
            name = self.say("member-with-role", name=name, role=self.role(work.role))
        return f"{name}: " + " · ".join(self._facts(member))

    def _facts(self, member: MemberReport) -> Iterator[str]:
        work, found = member.work, member.reliability
        yield self.say("member-answers", answers=work.answers, day=work.last_day)
        if member.standing == "vouched":  # the estimate rests on the owner's word
            if work.role != "owner":
                yield self.say("member-vouched")
        elif found is not None:
            yield from self._reliability(found)
            if member.counts:
                yield self.say(f"word-{member.standing}")
        if work.gold:
            yield self.say("member-gold", right=work.gold_right, asked=work.gold)
        if work.hasty:
            yield self.say("member-hasty", hasty=work.hasty)
        if not member.counts:
            yield self.say("member-ignored")
        if work.access in ("revoked", "left", "forgotten"):
            yield self.say(f"word-{work.access}")

    def erring_alike(self, found: ErringAlike) -> str:
        who = ", ".join(map(str, found.annotators[:MOST_NAMED]))
        more = ", …" if len(found.annotators) > MOST_NAMED else ""
        return self.say("erring-alike", who=who + more, choice=self.choice(found.label))

    def reliability_explained(self) -> str:
        return self.say("reliability-explained")

    def _reliability(self, found: Reliability) -> Iterator[str]:
        """The error rates and the informativeness of an annotator, in words."""
        percent = self.words.percent
        if found.sensitivity is not None and found.specificity is not None:
            spam, other = percent(found.sensitivity), percent(found.specificity)
            yield self.say(
                "member-right",
                spam=spam,
                other=other,
                spam_name=self.label_name("spam"),
                no_spam_name=self.label_name("no_spam"),
            )
        if label := constant_label(found):
            yield self.say("member-constant", choice=self.choice(label))
        yield self.say(
            "member-informative",
            share=percent(found.estimate),
            low=percent(found.low),
            high=percent(found.high),
        )

    # Whose answers count

    def count_from_now(self, who: AnnotatorId) -> str:
        return self.say("button-count", who=str(who))

    def count_again(self, who: AnnotatorId) -> str:
        return self.say("button-count-again", who=str(who))

    def count_no_longer(self, who: AnnotatorId) -> str:
        return self.say("button-ignore", who=str(who))

    def trust_changed(self, who: AnnotatorId, *, counts: bool) -> str:
        return self.say("trust-counts" if counts else "trust-ignored", who=str(who))

    def no_such_annotator(self) -> str:
        return self.say("toast-no-such-annotator")

    def annotator_excluded(self, found: Reliability) -> str:
        return self._about("annotator-excluded", found)

    def annotator_doubtful(self, found: Reliability) -> str:
        return self._about("annotator-doubtful", found)

    def annotator_dominant(self, found: Dominance) -> str:
        share = self.words.percent(found.share)
        return self.say("annotator-dominant", who=str(found.annotator_id), share=share)

    def _about(self, name: str, found: Reliability) -> str:
        return self.say(name, who=str(found.annotator_id), evidence=Html(self._evidence(found)))

    def _evidence(self, found: Reliability) -> str:
        """Why an annotator's answers say little, in one or two sentences."""
        if found.sensitivity is None or found.specificity is None:
            return ""
        spam, other = map(self.words.percent, (found.sensitivity, found.specificity))
        said = self.say(
            "evidence",
            spam=spam,
            other=other,
            spam_name=self.label_name("spam"),
            no_spam_name=self.label_name("no_spam"),
        )
        if label := constant_label(found):
            said += " " + self.say("evidence-constant", choice=self.choice(label))
        return said

    # /disputes

    def dispute(self, count: int) -> str:
        return self.say("dispute", count=count)

    def no_disputes(self, *, left: int) -> str:
        return self.say("no-more-disputes", left=left) if left else self.say("no-disputes")

    def dispute_settled(self, label: Label | None) -> str:
        if label is None:
            return self.say("toast-left-open")
        return self.say("toast-settled", choice=self.choice(label))

    def not_disputed(self) -> str:
        return self.say("toast-not-disputed")
