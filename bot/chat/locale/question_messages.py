"""Questions and answers: the card, its buttons and its toasts."""

from __future__ import annotations

from bot.campaign.campaign import Nothing
from bot.campaign.checkpoints import Flips
from bot.campaign.reports import Contribution
from bot.campaign.types import Choice, Role
from bot.chat.locale.sentences import Fixed, Sentences
from bot.wording.language import Html


class QuestionMessages(Sentences):
    """What an annotator reads while labelling."""

    # Buttons

    unsure = Fixed("button-unsure")
    skip = Fixed("button-skip")
    undo = Fixed("button-undo")
    show_all = Fixed("button-show-all")
    look_again = Fixed("button-look-again")
    resume = Fixed("button-resume")

    # The card

    def ask(self) -> str:
        return self.say("ask-own" if self.names else "ask")

    def shortened(self, more: int) -> str:
        return self.say("shortened", more=more)

    def full_text_caption(self) -> str:
        return self.say("caption-full-text")

    def newest_flips(self, flips: Flips) -> str:
        return self.say(
            "newest-flips", labels=flips.labels, last=flips.new_labels, flipped=flips.flipped
        )

    def no_question(self, why: Nothing, role: Role) -> str:
        if role == "owner" and why.reason == "empty":
            return self.say("nothing-empty-owner")
        return self.say(f"nothing-{why.reason}")

    def end_of_pool(self, why: Nothing, brought: Contribution | None) -> str:
        """why: "done" or "seen". brought: None if the annotator wants no counts."""
        said = self.say(f"nothing-{why.reason}")
        if brought is None or not brought.answers:
            return said
        counted = self.say("your-contribution", answers=brought.answers, messages=brought.messages)
        return f"{said}\n\n{counted}"

    def shared_words(self, answers: int) -> str:
        """answers: how many they have given; 0 shows no count."""
        return (
            self.say("word-shared-counted", answers=answers) if answers else self.say("word-shared")
        )

    def messages_again(self, first_words: str) -> str:
        """first_words: of the first message, as HTML."""
        return self.say("messages-again", words=Html(first_words))

    def next_takes_a_while(self) -> str:
        return self.say("next-takes-a-while")

    def paused(self) -> str:
        return self.say("paused")

    # Toasts

    def choice(self, choice: Choice) -> str:
        """An answer as it is repeated in toasts and lists."""
        if self.names is not None and choice in ("spam", "no_spam"):
            return self.names.of(choice)
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
