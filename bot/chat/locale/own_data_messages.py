"""An annotator's own data: recent answers, settings, reminder, privacy, and being forgotten."""

from __future__ import annotations

from collections.abc import Collection

from bot.campaign.types import Annotator, AnnotatorId, Choice
from bot.chat.locale.question_messages import QuestionMessages
from bot.chat.locale.sentences import Fixed

# What can be hidden in messages, in the order of /privacy: the kinds of `redaction.Kind`.
HIDDEN_KINDS = ("phone", "email", "name", "card", "link")


class OwnDataMessages(QuestionMessages):
    """What /history, /settings, /privacy, /forgetme and /forget show."""

    older = Fixed("button-older")
    newer = Fixed("button-newer")
    as_in_telegram = Fixed("button-as-in-telegram")
    never_remind = Fixed("button-never-remind")
    change_clock = Fixed("button-change-clock")
    forget_yes = Fixed("button-forget-yes")
    forget_no = Fixed("button-forget-no")
    forget_other_yes = Fixed("button-forget-other-yes")
    forget_other_no = Fixed("button-forget-other-no")

    # /history

    def history(self) -> str:
        return self.say("history")

    def no_history(self) -> str:
        return self.say("no-history")

    def history_entry(self, place: int, choice: Choice) -> str:
        return self.say("history-entry", place=place, choice=self.choice(choice))

    # /settings

    def settings(self, annotator: Annotator, *, language: str) -> str:
        hour = annotator.remind_hour
        return self.say(
            "settings",
            language=language,
            confirmation="off" if annotator.quiet else "on",
            counted="on" if annotator.cheer else "off",
            reminder="none" if hour is None else f"{hour:02}:00",
        )

    def quiet_button(self, *, quiet: bool) -> str:
        return self.say("button-quiet-off" if quiet else "button-quiet-on")

    def cheer_button(self, *, cheer: bool) -> str:
        return self.say("button-cheer-off" if cheer else "button-cheer-on")

    def remind_button(self, hour: int | None) -> str:
        return self.say("button-remind" if hour is None else "button-change-reminder")

    def language_button(self) -> str:
        return f"🌐 {self.say('word-language')}"

    def which_language(self) -> str:
        return self.say("which-language")

    def which_hour_is_it(self) -> str:
        return self.say("which-hour-is-it")

    def when_to_remind(self) -> str:
        return self.say("when-to-remind")

    def reminder(self) -> str:
        return self.say("reminder")

    # /privacy

    def privacy(self, redacted: Collection[str], *, protected: bool) -> str:
        """redacted: kinds of `redaction.Kind`. protected: whether cards cannot be forwarded."""
        text = self.say("privacy")
        if protected:
            text += " " + self.say("privacy-protected")
        if not redacted:
            return text
        kinds = [self.say(f"word-{kind}") for kind in HIDDEN_KINDS if kind in redacted]
        return f"{text}\n{self.say('privacy-hidden', kinds=self.words.listed(kinds))}"

    # /forgetme

    def forget_question(self) -> str:
        return self.say("forget-question")

    def nothing_to_forget(self) -> str:
        return self.say("nothing-to-forget")

    def forgotten(self) -> str:
        return self.say("forgotten")

    def not_forgotten(self) -> str:
        return self.say("not-forgotten")

    def owner_stays(self) -> str:
        return self.say("owner-stays")

    # /forget

    def forget_usage(self) -> str:
        return self.say("forget-usage")

    def cannot_be_forgotten(self, who: AnnotatorId) -> str:
        return self.say("cannot-be-forgotten", who=str(who))

    def forget_other_question(self, who: AnnotatorId) -> str:
        return self.say("forget-other-question", who=str(who))

    def other_forgotten(self, who: AnnotatorId) -> str:
        return self.say("other-forgotten", who=str(who))

    def card_of_forgotten(self) -> str:
        return self.say("card-of-forgotten")
