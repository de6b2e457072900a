"""English."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from bot.campaign.assignments import NotYoursError
from bot.campaign.campaign import Nothing
from bot.campaign.checkpoints import Flips, Measure, QualityReport
from bot.campaign.members import Invitation, MembersUntoldError, NotInvitedError, NotMemberError
from bot.campaign.reports import Progress, TooEarlyError
from bot.campaign.review import Agreement, MemberReport, TeamReport
from bot.campaign.types import (
    Annotator,
    AnnotatorId,
    Choice,
    FeatureFit,
    Imported,
    Invite,
    Label,
    Trust,
)
from bot.errors import TapwiseError


class Catalog:
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
    leave_open = "↪️ Leave it open"
    older = "◀️ Older"
    newer = "Newer ▶️"
    never_remind = "🔕 Never"
    other_clock = "🕒 My clock changed"
    forget_yes = "🗑 Forget me for good"
    forget_no = "Keep me"
    come_in = "🏷 Help to label"
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

    choices: Mapping[Choice, str] = MappingProxyType(
        {
            "spam": "🚫 Spam",
            "no_spam": "✅ Not spam",
            "unsure": "🤷 Not sure",
            "skip": "⏭ Skipped",
        }
    )

    def noted(self, choice: Choice, mine: int) -> str:
        return f"{self.choices[choice]} · {mine:,} by you" if mine else self.choices[choice]

    def milestone(self, mine: int) -> str:
        return f"🎉 {mine:,} by you. Thank you!"

    def hurried(self) -> str:
        return (
            "That was very quick! Please take a moment to read each message: one careful answer "
            "helps more than five fast ones."
        )

    def said_before(self, choice: Choice | None) -> str:
        return f"You said: {self.choices[choice]}" if choice else "No answer of yours stands here."

    def settled(self, label: Label | None) -> str:
        return f"Settled: {self.choices[label]}" if label else "Left open"

    def not_disputed(self) -> str:
        return "This one is settled already."

    def invite_ended(self) -> str:
        return "Nobody comes in by it any longer. Who came stays."

    def no_such_annotator(self) -> str:
        return "There is no such annotator, or not any longer."

    def trusted(self, who: AnnotatorId, *, counts: bool) -> str:
        if counts:
            return f"The answers of № {who} count, the earlier ones too."
        return f"The answers of № {who} no longer count, the earlier ones neither."

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
        if isinstance(error, NotMemberError):
            return (
                "Members of a group may label here, and I cannot see that you are one. Join the "
                "group and tap the button there again, or ask the owner of this bot for a link."
            )
        if isinstance(error, MembersUntoldError):
            return (
                "Telegram does not answer when I ask whether you are a member of the group. "
                "Please tap the button there again in a minute."
            )
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

    commands: Mapping[str, str] = MappingProxyType(
        {
            "label": "show a message to label",
            "undo": "take back your last answer",
            "history": "your last answers; change any of them",
            "stats": "progress and score",
            "pause": "stop for now",
            "settings": "language, notes and reminder",
            "privacy": "what is stored about you",
            "forgetme": "delete who you are",
            "help": "how this works",
            "invite": "make an invite link",
            "invites": "invite links that still work",
            "open": "let the members of a group label",
            "team": "annotators and their reliability",
            "disputes": "decide where the answers disagree",
            "gold": "use your last answer as a gold question",
            "revoke": "stop an annotator from labelling",
            "restore": "let a revoked annotator label again",
            "import": "add messages from a file",
            "export": "get the labelled set",
            "why": "explain the score of your last message",
        }
    )

    def help(self, commands: Iterable[str]) -> str:
        lines = "\n".join(f"/{name} – {self.commands[name]}" for name in commands)
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
            self.score(progress.quality),
        ]
        if progress.quality.advice:
            lines += ["", self.advice(progress.quality)]
        elif progress.quality.flips:
            lines += ["", self.flips(progress.quality.flips)]
        return "\n".join(lines)

    def score(self, quality: QualityReport) -> str:
        """The honest score, or how much is missing before there is one."""
        exam = quality.exam
        if quality.missing is None:
            return "<b>Score:</b> none, because no exam was set aside."
        if exam.accuracy is None and quality.missing:
            return (
                f"<b>Score:</b> not enough yet. {quality.missing:,} more exam answers are wanted; "
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

    def flips(self, flips: Flips) -> str:
        return (
            f"The last {flips.new_labels:,} labels changed the side of "
            f"{flips.flipped:,} of {flips.compared:,} messages."
        )

    def advice(self, quality: QualityReport) -> str:
        """Why stopping is sensible, and what going on would buy."""
        why = {
            "settled": "the model has settled: three times running, 20 more labels changed its "
            "mind about almost nothing (kappa 0.99 or more)",
            "no_question_left": "the model is sure of every message that is left (no score "
            "between 0.35 and 0.65)",
        }[quality.advice or "settled"]
        bought = f" {self.flips(quality.flips)}" if quality.flips else ""
        return f"🏁 <b>You may stop:</b> {why}.{bought}"

    def advice_for_owner(self, quality: QualityReport) -> str:
        return (
            f"{self.advice(quality)}\n\n{self.score(quality)}\n\n"
            "/export gives the labelled set. Going on does no harm."
        )

    def newest_flips(self, flips: Flips) -> str:
        taps = "the last tap" if flips.new_labels == 1 else f"the last {flips.new_labels:,} taps"
        messages = "message" if flips.flipped == 1 else "messages"
        return f"<i>{flips.labels:,} labels · {taps} moved {flips.flipped:,} {messages}</i>"

    def features(self, fit: FeatureFit) -> str:
        return f"The model sees {fit.features}: {fit.why}."

    def privacy(self, masked: Collection[str], *, protected: bool) -> str:
        """masked: kinds of `masking.Kind`. protected: whether cards can be passed on."""
        shown = [word for kind, word in self.secrets.items() if kind in masked]
        lines = [
            "<b>What is kept about you</b>",
            "• your Telegram user number, your role, with which invite you joined and when",
            "• each question you were asked and each answer, with its time and a number that tells "
            "your tap or message from your others; undone ones too",
            "• your choices in /settings (with a reminder, its hour and your time zone), whether "
            "you paused, and which chat message is your card",
            "• how often your answers seem to be right, and whether they count",
            "• if you came as a member of a group: which one, and whether you left",
            "",
            "Your name, photo, phone number, other chats and what you write here are not kept, but "
            "for files that an owner sends: their messages are imported.",
            "The owner of this bot has the database and can export the labels with an annotator "
            "number, not your Telegram one. Answers are never deleted by the bot; "
            "/forgetme deletes who gave them. Backups and other copies from before keep it until "
            "the owner deletes them; the bot's log has annotator numbers only.",
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

    def settings(self, annotator: Annotator, *, language: str) -> str:
        hour = annotator.remind_hour
        return (
            "<b>Settings</b>\n"
            f"Language: {language}\n"
            f"A short note after each tap: {'off' if annotator.quiet else 'on'}\n"
            f"Counts and milestones: {'on' if annotator.cheer else 'off'}\n"
            f"Daily reminder: {'none' if hour is None else f'{hour:02}:00, your time'}"
        )

    def cheer_button(self, *, cheer: bool) -> str:
        return "🎈 Counts off" if cheer else "🎈 Counts on"

    def remind_button(self, hour: int | None) -> str:
        return "⏰ Remind me" if hour is None else "⏰ Another hour, or none"

    def language_button(self, name: str | None) -> str:
        return f"🌐 {name or 'As in Telegram'}"

    def which_hour_is_it(self) -> str:
        return "<b>Which hour does your clock show now?</b> Telegram does not tell me."

    def when_to_remind(self) -> str:
        return (
            "<b>At which hour shall I remind you?</b> Only on days on which you have not been here."
        )

    def reminder(self) -> str:
        return "⏰ A few messages are waiting. /label shows one, /settings changes this reminder."

    # One's own answers, and oneself

    def history(self) -> str:
        return "<b>Your last answers.</b> A number changes that one."

    def no_history(self) -> str:
        return "There is no answer of yours here."

    def answered(self, place: int, choice: Choice) -> str:
        return f"{place}. {self.choices[choice]}"

    def forget_question(self) -> str:
        return (
            "<b>Forget who you are?</b> Your Telegram number, settings and group are deleted for "
            "good, and you can label no longer. Your answers stay, under a number that means "
            "nobody."
        )

    def forgotten(self) -> str:
        return "🗑 I no longer know who you are. Thank you for your help."

    def not_forgotten(self) -> str:
        return "Everything stays as it was."

    def owner_stays(self) -> str:
        return "You own this bot: take your number out of TAPWISE_OWNERS first, and start it again."

    def you_are_revoked(self) -> str:
        return "An owner has ended your part here, so I show you nothing more. Thank you."

    def you_are_back(self) -> str:
        return "You may label again: /label shows a message."

    def card_of_the_forgotten(self) -> str:
        return "🗑 Here was your last message."

    def group_no_longer_labels(self) -> str:
        return "The members of your group label no longer. Thank you for your help."

    def no_longer_member(self) -> str:
        return (
            "You are no member of the group any longer, so I show you nothing more. "
            "Thank you for your help."
        )

    def quiet_button(self, *, quiet: bool) -> str:
        return "🔔 Notes on" if quiet else "🔕 Notes off"

    secrets: Mapping[str, str] = MappingProxyType(
        {
            "phone": "phone numbers",
            "email": "e-mail addresses",
            "name": "names behind an @",
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
        curator = " and settle disputes" if invitation.role == "curator" else ""
        return (
            f"🎟 A link for {invitation.uses:,} {people}, until {until}. "
            f"Whoever has it may label{curator}.\n\n<code>{link}</code>"
        )

    def invites(self, invites: Sequence[tuple[Invite, str]]) -> str:
        if not invites:
            return "No invite lets anybody in just now. /invite makes one."
        lines = [
            f"{invite.id}. {invite.role}: {invite.used:,} of {invite.uses:,} used, until {until}"
            for invite, until in invites
        ]
        return "<b>Invites</b> (the links themselves are not kept)\n" + "\n".join(lines)

    def end_invite(self, invite: Invite) -> str:
        return f"🚫 End invite {invite.id}"

    def revoke_usage(self) -> str:
        return (
            "Write <code>/revoke 5</code> and annotator № 5 may label no longer, "
            "<code>/restore 5</code> and they may again. /team lists the numbers."
        )

    def not_revoked(self, who: AnnotatorId) -> str:
        return f"There is no annotator № {who} who could be revoked. /team lists the numbers."

    def revoked(self, who: AnnotatorId) -> str:
        return (
            f"№ {who} may label no longer. What they answered still counts. "
            f"<code>/restore {who}</code> lets them in again."
        )

    def restored(self, who: AnnotatorId, *, done: bool) -> str:
        return f"№ {who} may label again." if done else f"№ {who} was not revoked."

    def how_to_open(self) -> str:
        return (
            "Add me to your group: I then post a button there, and whoever is a member may label. "
            "Make me an administrator, and I see at once who leaves. <code>/close</code>, written "
            "in the group, ends it."
        )

    def group_opened(self) -> str:
        return (
            "🏷 <b>Help to keep spam out of this group.</b> I show you messages in a private chat, "
            "you tap whether each is spam; whoever is a member here may take part."
        )

    def group_closed(self) -> str:
        return "The members of this group label no longer. Thank you, everybody."

    def team(self, report: TeamReport, shown: Sequence[MemberReport], more: int) -> str:
        lines = ["<b>Team</b>", self.agreement(report.shared, report.alpha), ""]
        lines += [self.member(member) for member in shown]
        if more:
            lines.append(f"… and {more:,} more: <code>tapwise status --team</code>")
        return "\n".join(lines)

    def agreement(self, shared: int, alpha: Agreement) -> str:
        if alpha.why == "too_few":
            return f"Agreement: too few messages with several answers yet ({shared:,})."
        if alpha.value is None:
            return f"Agreement on {shared:,} messages: all the same label, so nothing to measure."
        return f"Agreement on {shared:,} messages: {alpha.value:.2f} (Krippendorff's alpha)"

    def member(self, member: MemberReport) -> str:
        work, found = member.work, member.reliability
        name = f"№ {work.annotator_id}"
        if work.telegram_id is not None:
            name = f'<a href="tg://user?id={work.telegram_id}">{name}</a>'
        parts = [f"{work.answers:,} answers, {work.last_day:,} in 24 h"]
        if found is not None:
            parts.append(
                f"right {100 * found.estimate:.0f} % ({100 * found.low:.0f} to "
                f"{100 * found.high:.0f})"
            )
        if work.gold:
            parts.append(f"known messages {work.gold_right:,} of {work.gold:,}")
        if work.hasty:
            parts.append(f"{work.hasty:,} very quick")
        if not member.counts:
            parts.append("⚠️ does not count")
        role = "" if work.role == "annotator" else f" ({work.role})"
        return f"{name}{role}: " + " · ".join(parts)

    def count_again(self, who: AnnotatorId) -> str:
        return f"↩️ Count № {who} again"

    def count_no_longer(self, who: AnnotatorId) -> str:
        return f"🚫 No longer count № {who}"

    def doubt(self, word: Trust) -> str:
        share = "" if word.reliability is None else f" about {100 * word.reliability:.0f} %"
        return (
            f"⚠️ <b>The answers of № {word.annotator_id} no longer count.</b> Against the others "
            f"and the model they are right{share} of the time. They are told politely, and asked "
            "nothing more. One tap takes it back; /team shows everybody."
        )

    def dispute(self, count: int) -> str:
        return f"<b>Its answers left this one open. Is it spam?</b> ({count:,} in all)"

    def no_disputes(self, *, left: int) -> str:
        if left:
            return f"That was the last one. {left:,} stay open; /disputes shows them again."
        return "No message is in dispute. 🎉"

    def gold_usage(self) -> str:
        return (
            "Answer a message yourself, then write /gold: its label is known from now on, and the "
            "message is mixed in, unmarked, to see how often others are right."
        )

    def gold_marked(self, label: Label) -> str:
        return f"🥇 Known from now on: {self.choices[label]}. /undo does not take this back."

    def invitation_text(self) -> str:
        return "Help to label spam, a tap at a time:"

    def invite_usage(self) -> str:
        return (
            "Write <code>/invite</code>, or <code>/invite 10 3</code> for 10 people within 3 days "
            "(up to 10,000 people and 365 days); "
            "with <code>curator</code> behind it they may settle disputes too."
        )

    def how_to_import(self, forms: Sequence[str]) -> str:
        """forms: names of file forms, the same in every language."""
        return (
            "Send me a file: <code>dataset.txt</code> (one message a line), <code>spam.txt</code> "
            f"and <code>no_spam.txt</code> (labelled). Forms: {', '.join(forms)} (tables with a "
            "header), each also as .gz, up to 20 MB. For larger files run "
            "<code>tapwise import</code> on the computer."
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

    def not_sent(self, file: str) -> str:
        return (
            f"Telegram did not take <code>{file}</code>, or did not say so. /export sends all "
            "again; files of over 50 MB only <code>tapwise export</code> on the computer makes."
        )


def _share(measure: Measure) -> str:
    """A share with its interval, in percent; the interval is of 95 %."""
    low, high = 100 * measure.low, 100 * measure.high
    return f"<b>{100 * measure.value:.0f} %</b> ({low:.0f}–{high:.0f} %)"


TEXTS = Catalog()
