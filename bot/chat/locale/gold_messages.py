"""Known labels and gold questions, for owners."""

from __future__ import annotations

from bot.campaign.types import Label
from bot.chat.locale.question_messages import QuestionMessages
from bot.chat.locale.sentences import Fixed


class GoldMessages(QuestionMessages):
    """/gold and its buttons."""

    def gold_usage(self) -> str:
        return self.say("gold-usage")

    def no_such_message(self) -> str:
        return self.say("no-such-message")

    gold_yes = Fixed("button-gold-yes")
    gold_no = Fixed("button-gold-no")
    gold_back = Fixed("button-gold-back")

    def ask_gold(self, label: Label) -> str:
        return self.say("ask-gold", choice=self.choice(label))

    def gold_marked(self, label: Label) -> str:
        return self.say("gold-marked", choice=self.choice(label))

    def gold_taken_back(self, *, done: bool) -> str:
        return self.say("gold-taken-back" if done else "gold-not-taken-back")

    def gold_cancelled(self) -> str:
        return self.say("gold-cancelled")
