"""The guideline: on the cards, its examples, and how an owner sets it."""

from __future__ import annotations

from bot.campaign.types import Guideline
from bot.chat.locale.sentences import Fixed, Sentences


class GuidelineMessages(Sentences):
    """What is said about the owner's rule."""

    show_examples = Fixed("button-examples")

    def rule_on_card(self, guideline: Guideline) -> str:
        return self.say("card-rule", rule=guideline.rule)

    def guideline_examples(self, guideline: Guideline) -> str:
        return self.say("guideline-examples", rule=guideline.rule, examples=guideline.examples)

    def guideline(self, current: Guideline | None, rule: int, examples: int) -> str:
        """rule, examples: most characters of each."""
        usage = self.say("guideline-usage", rule=rule, examples=examples)
        if current is None:
            return self.say("no-guideline") + "\n\n" + usage
        title = self.say("guideline", version=str(current.version))
        shown = self.guideline_examples(current) if current.examples else self.rule_on_card(current)
        return f"{title}\n{shown}\n\n{usage}"

    def guideline_set(self, guideline: Guideline) -> str:
        version = str(guideline.version)
        if not guideline.rule:
            return self.say("guideline-off", version=version)
        return self.say("guideline-set", version=version, rule=guideline.rule)

    def guideline_too_long(self, rule: int, examples: int) -> str:
        return self.say("guideline-too-long", rule=rule, examples=examples)
