"""English."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from bot.campaign import (
    Choice,
    FeatureFit,
    Impact,
    Imported,
    Invitation,
    Measure,
    Moved,
    Nothing,
    NotInvitedError,
    NotYoursError,
    Progress,
    TooEarlyError,
    Verdict,
)
from bot.errors import TapwiseError


class English:
    """Every sentence, as HTML for Telegram unless it is a toast or a button."""

    language = "English"

    # Buttons

    spam = "🚫 Spam"
    no_spam = "✅ Not spam"
    unsure = "🤷 Not sure"
    skip = "⏭ Skip"
    undo = "↩️ Undo"
    show_all = "📄 Show all"
    look_again = "🔄 Look again"
    resume = "▶️ Go on"
    share = "📤 Share"
    copy = "📋 Copy the link"

    # The card

    def ask(self) -> str:
        return "<b>Is this message spam?</b>"

    def shortened(self, more: int) -> str:
        return f"<i>… {more:,} more characters</i>"

    def whole_text_sent(self) -> str:
        return "The whole message"

    def nothing(self, why: Nothing) -> str:
        return {
            "empty": "📭 There are no messages yet. As soon as some are imported, I will ask you.",
            "done": "🎉 <b>All messages are labelled.</b> Thank you! If more come, I will ask you.",
            "elsewhere": "⏳ The last messages are with others just now. "
            "If one comes back, I will ask you. Thank you!",
            "stopped": "🙏 <b>Thank you for all your answers.</b> They differ from the others' "
            "more often than is usual, so I ask you nothing more for now. The owner knows, and can "
            "let you go on.",
            "seen": "🎉 <b>You have seen every message there is for you.</b> Thank you! "
            "If more come, I will ask you.",
        }[why.reason]

    def paused(self) -> str:
        return "⏸ <b>Paused.</b> Your open message went back to the others. /label goes on."

    # Toasts (at most 200 characters, no HTML)

    def noted(self, choice: Choice, mine: int) -> str:
        said = {
            "spam": "🚫 Spam",
            "no_spam": "✅ Not spam",
            "unsure": "🤷 Not sure",
            "skip": "⏭ Skipped",
        }
        return f"{said[choice]} · {mine:,} by you" if mine else said[choice]

    def undone(self) -> str:
        return "↩️ Taken back. Here it is again."

    def nothing_to_undo(self) -> str:
        return "There is nothing to undo."

    def old_button(self) -> str:
        return "This button no longer works. Send /label for a new card."

    # Coming and going

    def welcome(self) -> str:
        return (
            "👋 <b>Welcome!</b> I show you messages, one at a time; you tap whether each is spam. "
            "I ask about those a computer is least sure of, so every tap counts.\n\n"
            "Your answers train a spam filter for this community. /privacy says what is kept.\n\n"
            "For example: “You won a prize, click here” is spam; “See you at eight” is not."
        )

    def sorry(self, error: TapwiseError) -> str:
        if isinstance(error, NotInvitedError):
            return (
                "You need an invite to label messages here. Ask the owner of this bot for a link; "
                "one you had may be used up or expired."
            )
        if isinstance(error, NotYoursError):
            return "That message was not put to you. Send /label for one of your own."
        if isinstance(error, TooEarlyError):
            return "Nobody has labelled this message yet, and a reason now would lead people."
        return str(error)

    def trouble(self) -> str:
        return "Something went wrong on my side; your last answer is kept if I said so. Try /label."

    def try_later(self) -> str:
        return "I cannot keep anything just now; this was not kept. Please try again in a while."

    def only_owner(self) -> str:
        return "Only the owner of this bot may do that."

    def not_a_command(self) -> str:
        return "I understand taps and commands. /label shows a message, /help lists the rest."

    # Commands

    commands: tuple[tuple[str, str], ...] = (
        ("label", "show a message to label"),
        ("undo", "take back your last answer"),
        ("stats", "how far we are"),
        ("pause", "stop for now"),
        ("settings", "language and toasts"),
        ("privacy", "what is kept about you"),
        ("help", "how this works"),
    )
    owner_commands: tuple[tuple[str, str], ...] = (
        ("invite", "make a link for annotators"),
        ("import", "add messages from a file"),
        ("export", "get the labelled set"),
        ("why", "what moved the score of your last message"),
    )

    def help(self, *, owner: bool) -> str:
        listed = self.commands + (self.owner_commands if owner else ())
        lines = "\n".join(f"/{name} – {what}" for name, what in listed)
        return (
            "I show a message; tap <b>Spam</b> or <b>Not spam</b>. <b>Not sure</b> is an honest "
            "answer too; <b>Skip</b> says nothing about the message; <b>Undo</b> takes back your "
            f"last answer.\n\n{lines}"
        )

    def stats(self, progress: Progress) -> str:
        counts = progress.counts
        lines = [
            f"<b>{counts.labels:,}</b> of {counts.items:,} messages are labelled: "
            f"{counts.spam:,} spam, {counts.no_spam:,} not spam. "
            f"{counts.left:,} messages are left.",
            f"<b>{progress.mine:,}</b> answers are yours. "
            f"{progress.last_day:,} labels came within the last 24 hours, from everybody.",
            "",
            self.score(progress.verdict),
        ]
        if progress.verdict.advice:
            lines += ["", self.advice(progress.verdict)]
        elif progress.verdict.moved:
            lines += ["", self.moved(progress.verdict.moved)]
        return "\n".join(lines)

    def score(self, verdict: Verdict) -> str:
        """The honest score, or how much is missing before there is one."""
        exam = verdict.exam
        if verdict.wanted is None:
            return "<b>Score:</b> none, because no exam was set aside."
        if exam.accuracy is None and verdict.wanted:
            return (
                f"<b>Score:</b> not enough yet. {verdict.wanted:,} more exam answers are wanted; "
                "they come by themselves, as every so-many-th message."
            )
        if exam.accuracy is None:
            return "<b>Score:</b> none. There are too few messages for an exam."
        told = (
            f"<b>Score:</b> {_share(exam.accuracy)} right, "
            f"on {exam.answers:,} messages that chance chose."
        )
        if exam.f1 and exam.recall:
            precision = _share(exam.precision) if exam.precision else "–"
            told += (
                f"\nOf spam: {_share(exam.recall)} found, "
                f"{precision} of what is called spam is spam, F1 {_share(exam.f1)}."
            )
        return told

    def moved(self, moved: Moved) -> str:
        return (
            f"The last {moved.labels:,} labels changed the side of "
            f"{moved.items:,} of {moved.of:,} messages."
        )

    def advice(self, verdict: Verdict) -> str:
        """Why stopping is sensible, and what going on would buy."""
        why = {
            "settled": "the model has settled: three times running, 20 more labels changed its "
            "mind about almost nothing (kappa 0.99 or more)",
            "no_question_left": "the model is sure of every message that is left (no score "
            "between 0.35 and 0.65)",
        }[verdict.advice or "settled"]
        bought = f" {self.moved(verdict.moved)}" if verdict.moved else ""
        return f"🏁 <b>You may stop:</b> {why}.{bought}"

    def advice_for_owner(self, verdict: Verdict) -> str:
        return (
            f"{self.advice(verdict)}\n\n{self.score(verdict)}\n\n"
            "/export gives the labelled set. Going on does no harm."
        )

    def impact(self, impact: Impact) -> str:
        taps = "the last tap" if impact.news == 1 else f"the last {impact.news:,} taps"
        messages = "message" if impact.moved == 1 else "messages"
        return f"<i>{impact.labels:,} labels · {taps} moved {impact.moved:,} {messages}</i>"

    def features(self, fit: FeatureFit) -> str:
        return f"The model sees {fit.features}: {fit.why}."

    def privacy(self, masked: Collection[str], *, protected: bool) -> str:
        """masked: kinds of `masking.Kind`. protected: whether cards can be passed on."""
        shown = [word for kind, word in self.secrets.items() if kind in masked]
        lines = [
            "<b>What is kept about you</b>",
            "• your Telegram user number, your role, with which invite you joined and when",
            "• each question you were asked and each answer, with its time and the number that "
            "Telegram gave your tap or message; undone ones too",
            "• your choices in /settings, whether you paused, and which chat message is your card",
            "",
            "Your name, photo, phone number, other chats and what you write here are not kept, but "
            "for files that an owner sends: their messages are imported.",
            "The owner of this bot has the database and can export the labels with an annotator "
            "number, not your Telegram one. Answers are never deleted by the bot; ask the owner.",
            "",
            "The messages you see were imported by the owner: please keep them here."
            + " They can be neither forwarded nor copied." * protected,
        ]
        if shown:
            listed = ", ".join(shown)
            lines.append(
                f"Hidden from you in them, as far as they are recognised: {listed}. "
                "The computer that learns, and the owner's exports, have them."
            )
        return "\n".join(lines)

    def settings(self, *, language: str, quiet: bool) -> str:
        return (
            "<b>Settings</b>\n"
            f"Language: {language}\n"
            f"A short note after each tap: {'off' if quiet else 'on'}"
        )

    def language_button(self, name: str | None) -> str:
        return f"🌐 {name or 'As in Telegram'}"

    def quiet_button(self, *, quiet: bool) -> str:
        return "🔔 Notes on" if quiet else "🔕 Notes off"

    secrets: Mapping[str, str] = MappingProxyType(
        {
            "phone": "phone numbers",
            "email": "e-mail addresses",
            "name": "@names",
            "card": "card numbers",
            "link": "links",
        }
    )

    # For the owner

    def why(self, score: float) -> str:
        return f"<b>Score {score:.2f}</b> (0 is not spam, 1 is spam)"

    def why_signs(self) -> str:
        return "▲ moves it towards spam, ▼ away from it."

    def why_near(self, label: str, similarity: float) -> str:
        said = "spam" if label == "spam" else "not spam"
        return f"Alike to {100 * similarity:.0f} %, labelled <b>{said}</b>:"

    def why_not_yet(self) -> str:
        return "There is no model yet: three labels of each kind are wanted first."

    def why_usage(self) -> str:
        return (
            "/why tells what moved the score of the message that you answered last; "
            "<code>/why some text</code> that of any other text."
        )

    def invitation(self, invitation: Invitation, link: str, until: str) -> str:
        people = "person" if invitation.uses == 1 else "people"
        return (
            f"🎟 A link for {invitation.uses:,} {people}, until {until}. "
            f"Whoever has it may label.\n\n<code>{link}</code>"
        )

    def invitation_text(self) -> str:
        return "Help to label spam, a tap at a time:"

    def invite_usage(self) -> str:
        return (
            "Write <code>/invite</code>, or <code>/invite 10 3</code> for 10 people within 3 days "
            "(up to 10,000 people and 365 days)."
        )

    def how_to_import(self) -> str:
        return (
            "Send me a file: <code>dataset.txt</code> (one message a line), <code>spam.txt</code> "
            "and <code>no_spam.txt</code> (labelled), a CSV or TSV with a header, or JSONL; each "
            "also as .gz, up to 20 MB. Larger ones: <code>tapwise import</code> on the computer."
        )

    def reading(self) -> str:
        return "⏳ Reading the file …"

    def not_fetched(self) -> str:
        return "Telegram did not hand me the file. Please send it again."

    def too_large(self) -> str:
        return (
            "Telegram lets bots fetch files up to 20 MB. Use <code>tapwise import</code>, or .gz."
        )

    def imported(self, done: Imported, bad: int, complaints: list[str]) -> str:
        lines = [
            f"📥 <b>{done.new_items:,} new messages</b>, {done.new_labels:,} new labels. "
            f"{done.known:,} were known already."
        ]
        if done.conflicts:
            lines.append(f"{len(done.conflicts):,} had another label before, which stays.")
        if bad:
            lines.append(f"{bad:,} rows could not be read:")
        return "\n".join(lines + complaints)

    def nothing_to_export(self) -> str:
        return "Nothing is labelled yet. /label starts."

    def exported(self, labels: int) -> str:
        return f"📤 {labels:,} labelled messages"


def _share(measure: Measure) -> str:
    """A share with its interval, in percent; the interval is of 95 %."""
    low, high = 100 * measure.low, 100 * measure.high
    return f"<b>{100 * measure.value:.0f} %</b> ({low:.0f}–{high:.0f} %)"


TEXTS = English()
