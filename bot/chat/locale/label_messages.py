"""The owner's own names for the labels: how they are set, and what they mean."""

from __future__ import annotations

from bot.campaign.types import LabelNames
from bot.chat.locale.sentences import Sentences


class LabelMessages(Sentences):
    """What /labels shows."""

    def label_names(self, most: int) -> str:
        """The names in force, and how to set them. most: characters of a name."""
        usage = self.say("label-names-usage", most=most)
        if self.names is None:
            return self.say("no-label-names") + "\n\n" + usage
        spam, no_spam = self.names.spam, self.names.no_spam
        now = self.say("label-names", spam_name=spam, no_spam_name=no_spam)
        return f"{now}\n\n{usage}"

    def label_names_set(self, names: LabelNames | None) -> str:
        if names is None:
            return self.say("label-names-reset")
        return self.say("label-names-set", spam_name=names.spam, no_spam_name=names.no_spam)

    def with_label_names(self, said: str) -> str:
        """A sentence that speaks of spam, and below it which own name means spam."""
        if self.names is None:
            return said
        spam, no_spam = self.names.spam, self.names.no_spam
        return f"{said}\n\n{self.say('label-names-note', spam_name=spam, no_spam_name=no_spam)}"
