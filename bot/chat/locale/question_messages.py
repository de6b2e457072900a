"""Questions and answers: the card, its buttons and its toasts."""

from __future__ import annotations

from bot.campaign.campaign import Nothing
from bot.campaign.checkpoints import Flips
from bot.campaign.types import Choice
from bot.chat.locale.sentences import Fixed, Sentences


class QuestionMessages(Sentences):
    """What an annotator reads while labelling."""

    # Buttons

    spam = Fixed("button-spam")
    no_spam = Fixed("button-no-spam")
    unsure = Fixed("button-unsure")
    skip = Fixed("button-skip")
    undo = Fixed("button-undo")
    show_all = Fixed("button-show-all")
    look_again = Fixed("button-look-again")
    resume = Fixed("button-resume")

    # The card

    def ask(self) -> str:
        return self.say("ask")

    def shortened(self, more: int) -> str:
        return self.say("shortened", more=more)

    def full_text_caption(self) -> str:
        return self.say("caption-full-text")

    def newest_flips(self, flips: Flips) -> str:
        return self.say(
            "newest-flips", labels=flips.labels, last=flips.new_labels, flipped=flips.flipped
        )

    def no_question(self, why: Nothing) -> str:
        return self.say(f"nothing-{why.reason}")

    def paused(self) -> str:
        return self.say("paused")

    # Toasts

    def choice(self, choice: Choice) -> str:
        """An answer as it is repeated in toasts and lists."""
        return self.say(f"word-{choice.replace('_', '-')}")

    def answer_saved(self, choice: Choice, mine: int) -> str:
        """mine: how many answers they have given; 0 shows no count."""
        if choice == "skip":
            return self.say("toast-skipped")
        if not mine:
            return self.say("toast-saved", choice=self.choice(choice))
        return self.say("toast-saved-counted", choice=self.choice(choice), mine=mine)

    def milestone(self, mine: int) -> str:
        return self.say("toast-milestone", mine=mine)

    def hurried(self) -> str:
        return self.say("toast-hurried")

    def previous_answer(self, choice: Choice | None) -> str:
        if choice is None:
            return self.say("toast-no-answer")
        return self.say("toast-previous-answer", choice=self.choice(choice))

    def undone(self, *, asked_again: bool) -> str:
        return self.say("toast-undone-asked-again" if asked_again else "toast-undone-elsewhere")

    def nothing_to_undo(self) -> str:
        return self.say("toast-nothing-to-undo")

    def too_early(self) -> str:
        return self.say("toast-too-early")

    def old_button(self) -> str:
        return self.say("toast-old-button")
