"""An annotator's own data: recent answers, settings, reminder, privacy, and being forgotten."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from bot.campaign.types import Annotator, AnnotatorId, Choice
from bot.chat.locale.english.question_messages import QuestionMessages


class OwnDataMessages(QuestionMessages):
    """What /history, /settings, /privacy, /forgetme and /forget show."""

    older = "◀️ Older"
    newer = "Newer ▶️"
    never_remind = "🔕 Never"
    change_clock = "🕒 My clock changed"
    forget_yes = "🗑 Forget me for good"
    forget_no = "Keep me"
    forget_other_yes = "🗑 Forget them for good"
    forget_other_no = "Keep them"

    secrets: Mapping[str, str] = MappingProxyType(
        {
            "phone": "phone numbers",
            "email": "e-mail addresses",
            "name": "usernames",
            "card": "card numbers",
            "link": "links",
        }
    )

    # /history

    def history(self) -> str:
        return "<b>Your last answers.</b> Tap a number to change that answer."

    def no_history(self) -> str:
        return "You have no answers here."

    def history_entry(self, place: int, choice: Choice) -> str:
        return f"{self.number(place)}. {self.choices[choice]}"

    # /settings

    def settings(self, annotator: Annotator, *, language: str) -> str:
        hour = annotator.remind_hour
        return (
            "<b>Settings</b>\n"
            f"Language: {language}\n"
            f"Confirmation after each tap: {'off' if annotator.quiet else 'on'}\n"
            f"Show how many answers I gave: {'on' if annotator.cheer else 'off'}\n"
            f"Daily reminder: {'none' if hour is None else f'{hour:02}:00, your time'}"
        )

    def quiet_button(self, *, quiet: bool) -> str:
        return "🔔 Confirmation on" if quiet else "🔕 Confirmation off"

    def cheer_button(self, *, cheer: bool) -> str:
        return "🎈 Hide my count" if cheer else "🎈 Show my count"

    def remind_button(self, hour: int | None) -> str:
        return "⏰ Remind me" if hour is None else "⏰ Change the reminder"

    def language_button(self, name: str | None) -> str:
        return f"🌐 {name or 'As in Telegram'}"

    def which_hour_is_it(self) -> str:
        return (
            "<b>Which hour does your clock show now?</b> Telegram does not tell me your time zone."
        )

    def when_to_remind(self) -> str:
        return (
            "<b>At which hour shall I remind you?</b> "
            "I do so only if you gave no answer in the 20 hours before."
        )

    def reminder(self) -> str:
        return "⏰ Some messages are waiting. /label shows one; /settings changes this reminder."

    # /privacy

    def privacy(self, redacted: Collection[str], *, protected: bool) -> str:
        """redacted: kinds of `redaction.Kind`. protected: whether cards cannot be forwarded."""
        lines = [
            "<b>What I store about you</b>",
            "• your Telegram user number, your role, which invites you used, and when you joined",
            "• each question I asked you and each of your answers, with its time and a number "
            "that identifies the tap or message; undone answers too",
            "• your choices in /settings (for a reminder: its hour, your time zone and when I "
            "last sent it), whether you are paused, and which chat message is your card",
            "• an estimate of how often your answers are right, whether they count, and which "
            "notices about them the owner has received",
            "• if you joined as a member of a group: which group, and whether you have left it",
            "",
            "I do not store your name, photo, phone number, other chats or what you write here. "
            "The exception is a file that an owner sends: its messages are imported.",
            "The owner of this bot has the database. Exported labels carry your annotator number, "
            "not your Telegram number. I never delete answers; /forgetme deletes the record that "
            "they are yours, also after your access has ended, and an owner can do it for you. "
            "Earlier backups and copies keep that record until the owner deletes them. My log has "
            "annotator numbers only.",
            "After /forgetme I keep a fingerprint of your number and of the invites you used, made "
            "with a key in this database, so that coming back continues as the same nameless "
            "annotator. Anyone who has the database could find your number only by trying every "
            "possible number.",
            "",
            "The owner imported the messages you see: please do not pass them on."
            + " Telegram lets nobody forward or copy them." * protected,
        ]
        if listed := ", ".join(word for kind, word in self.secrets.items() if kind in redacted):
            lines.append(
                f"As far as they are recognised, I hide from you in messages: {listed}. "
                "The model and the owner's exports contain them."
            )
        return "\n".join(lines)

    # /forgetme

    def forget_question(self) -> str:
        return (
            "<b>Forget who you are?</b> I delete your Telegram number, settings and group for "
            "good, and you can no longer label. Your answers stay, under an anonymous number. "
            "If you join again, you continue under that number: /privacy says how."
        )

    def nothing_to_forget(self) -> str:
        return "I store nothing about you."

    def forgotten(self) -> str:
        return "🗑 I no longer know who you are. Thank you for your help."

    def not_forgotten(self) -> str:
        return "Everything stays as it was."

    def owner_stays(self) -> str:
        return "You own this bot. Remove your number from TAPWISE_OWNERS first and restart the bot."

    # /forget

    def forget_usage(self) -> str:
        return (
            "<code>/forget 5</code> deletes who annotator 5 is, also after their access was "
            "revoked or they left. /team lists the numbers."
        )

    def cannot_be_forgotten(self, who: AnnotatorId) -> str:
        return (
            f"There is no annotator {who} to forget: there never was one, it is an owner, or it is "
            "done already. /team lists the numbers."
        )

    def forget_other_question(self, who: AnnotatorId) -> str:
        return (
            f"<b>Forget who annotator {who} is?</b> I delete their Telegram number, settings and "
            "group for good, and they can no longer label. Their answers stay, under an anonymous "
            "number. If their access was not revoked, they can join again."
        )

    def other_forgotten(self, who: AnnotatorId) -> str:
        return f"🗑 I no longer know who annotator {who} is."

    def card_of_forgotten(self) -> str:
        return "🗑 Your last message was shown here."
