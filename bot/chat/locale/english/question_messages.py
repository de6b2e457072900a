"""Questions and answers: the card, its buttons and its toasts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.campaign.campaign import Nothing
from bot.campaign.checkpoints import Flips
from bot.campaign.types import Choice
from bot.chat.locale.numbers import LocalizedNumbers


class QuestionMessages(LocalizedNumbers):
    """What an annotator reads while labelling."""

    # Buttons

    spam = "🚫 Spam"
    no_spam = "✅ Not spam"
    unsure = "🤷 Not sure"
    skip = "⏭ Skip"
    undo = "↩️ Undo"
    show_all = "📄 Show all"
    look_again = "🔄 Look again"
    resume = "▶️ Continue"

    # The card

    def ask(self) -> str:
        return "<b>Is this message spam?</b>"

    def shortened(self, more: int) -> str:
        left_out = self.plural(more, one="{n} more character", other="{n} more characters")
        return f"<i>… {left_out}</i>"

    def full_text_caption(self) -> str:
        return "The complete message"

    def newest_flips(self, flips: Flips) -> str:
        labels = self.plural(flips.labels, one="{n} label so far.", other="{n} labels so far.")
        last = self.plural(flips.new_labels, one="The last one", other="The last {n}")
        items = self.plural(flips.flipped, one="{n} message", other="{n} messages")
        return f"<i>{labels} {last} changed the model's guess about {items}.</i>"

    def no_question(self, why: Nothing) -> str:
        return {
            "empty": "📭 There are no messages yet. When some are imported, I will ask you.",
            "done": "🎉 <b>All messages are labelled.</b> Thank you! "
            "When new ones come, I will ask you.",
            "elsewhere": "⏳ Other people are labelling the last messages right now. "
            "If somebody leaves one unanswered, I will ask you. Thank you!",
            "stopped": "🙏 <b>Thank you for all your answers.</b> They differ from the others' "
            "answers more often than usual, so I will not ask you for now. The owner can let you "
            "continue.",
            "seen": "🎉 <b>You have seen every message there is for you.</b> Thank you! "
            "When new ones come, I will ask you.",
        }[why.reason]

    def paused(self) -> str:
        return "⏸ <b>Paused.</b> Your open message was returned to the others. /label continues."

    # Toasts

    choices: Mapping[Choice, str] = MappingProxyType(
        {
            "spam": "🚫 Spam",
            "no_spam": "✅ Not spam",
            "unsure": "🤷 Not sure",
            "skip": "⏭ Skipped",
        }
    )

    def answer_saved(self, choice: Choice, mine: int) -> str:
        """mine: how many answers they have given; 0 shows no count."""
        if choice == "skip":
            return self.choices[choice]
        count = f" · answer {self.number(mine)}" if mine else ""
        return f"{self.choices[choice]} saved{count}"

    def milestone(self, mine: int) -> str:
        answers = self.plural(mine, one="{n} answer", other="{n} answers")
        return f"🎉 {answers} by you. Thank you!"

    def hurried(self) -> str:
        return (
            "That was very quick! Please take a moment to read each message: one careful answer "
            "helps more than five fast ones."
        )

    def previous_answer(self, choice: Choice | None) -> str:
        return f"Your answer: {self.choices[choice]}" if choice else "You have no answer here."

    def undone(self, *, asked_again: bool) -> str:
        return "↩️ Answer undone. " + (
            "Here is the message again." if asked_again else "Somebody else has the message now."
        )

    def nothing_to_undo(self) -> str:
        return "There is nothing to undo."

    def too_early(self) -> str:
        return "Not counted: this message had only just appeared. Please read it and tap again."

    def old_button(self) -> str:
        return "This button no longer works. Send /label for a new card."
