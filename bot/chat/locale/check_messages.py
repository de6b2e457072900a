"""The check of one message, and asking others about it."""

from __future__ import annotations

from bot.campaign.requests import Requested
from bot.campaign.types import Label
from bot.chat.locale.sentences import Fixed, Sentences


class CheckMessages(Sentences):
    """What /check and a forwarded message show."""

    ask_others_if_wrong = Fixed("button-wrong-ask-others")
    ask_others = Fixed("button-ask-others")

    def check_score(self, score: float) -> str:
        """score: probability of spam."""
        percent = self.words.percent(score)
        label: Label = "spam" if score > 0.5 else "no_spam"
        if self.names is None:
            return self.say("check-spam" if label == "spam" else "check-no-spam", percent=percent)
        return self.say(
            "check-own",
            label=self.label_name(label),
            spam_name=self.label_name("spam"),
            percent=percent,
        )

    def check_blind(self) -> str:
        """The same for every such message, so that it tells no kind of question from another."""
        return self.say("check-blind")

    def check_usage(self) -> str:
        return self.say("check-usage")

    def check_without_text(self) -> str:
        return self.say("check-without-text")

    def check_not_mine(self) -> str:
        return self.say("check-not-mine")

    def check_is_gone(self) -> str:
        return self.say("toast-check-is-gone")

    def asked_others(self, outcome: Requested) -> str:
        return self.say(f"asked-others-{outcome}")
