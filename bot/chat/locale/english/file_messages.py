"""Files in the chat: import and export."""

from __future__ import annotations

from collections.abc import Sequence

from bot.campaign.types import Imported
from bot.chat.locale.numbers import LocalizedNumbers


class FileMessages(LocalizedNumbers):
    """What an owner reads when importing and exporting."""

    def how_to_import(self, forms: Sequence[str]) -> str:
        """forms: names of file forms, the same in every language."""
        return (
            "Send me a file: <code>dataset.txt</code> (one message a line), <code>spam.txt</code> "
            "and <code>no_spam.txt</code> (labelled), or one of these forms: "
            f"{', '.join(forms)}. Tables need a header. Each may be compressed (.gz). The limit is "
            "20 MB; for larger files use <code>tapwise import</code> on the computer. I show what "
            "I found before I import it. A caption can say how to read the file, for example "
            "<code>--spam</code>, <code>--encoding cp1252</code> or "
            "<code>--text-column body</code>."
        )

    def columns_found(self, text: str, label: str) -> str:
        """text, label: names of columns, as HTML."""
        return f"Texts: {text}. Labels: {label}."

    def messages_found(self, rows: int, spam: int, no_spam: int, unlabelled: int) -> str:
        messages = self.plural(rows, one="{n} message", other="{n} messages")
        return (
            f"<b>{messages}</b>: {self.number(spam)} spam, {self.number(no_spam)} not spam, "
            f"{self.number(unlabelled)} without a label."
        )

    def columns_kept(self) -> str:
        return "Kept for exports, never shown:"

    def more_files(self, count: int) -> str:
        return self.plural(count, one="… and {n} more file.", other="… and {n} more files.")

    def nothing_to_import(self) -> str:
        return "There is nothing to import in this file."

    import_yes = "📥 Import"
    import_no = "Cancel"

    def file_is_gone(self) -> str:
        return "This file was imported, or is no longer here. Send it again to import it."

    def not_imported(self) -> str:
        return "Nothing was imported."

    def reading(self) -> str:
        return "⏳ Reading the file …"

    def download_failed(self) -> str:
        return "Telegram did not deliver the file. Please send it again."

    def local_server(self) -> str:
        return (
            "The Bot API server was started with --local: it keeps files in its own folder and "
            "hands out none. If it runs on the bot's machine, set TAPWISE_LOCAL_FILES to that "
            "folder (its --dir) and start the bot again. Otherwise start the server without "
            "--local, or use <code>tapwise import</code> on the computer."
        )

    def too_large(self) -> str:
        return (
            "Bots can download files of up to 20 MB. Compress the file (.gz), or use "
            "<code>tapwise import</code> on the computer."
        )

    def imported(self, done: Imported, bad: int, complaints: list[str]) -> str:
        """complaints: about the first bad rows, as HTML."""
        items = self.plural(done.new_items, one="{n} new message", other="{n} new messages")
        labels = self.plural(done.new_labels, one="{n} new label", other="{n} new labels")
        known = self.plural(
            done.known, one="{n} was already known.", other="{n} were already known."
        )
        lines = [f"📥 <b>{items}</b>, {labels}. {known}"]
        if done.repeats:
            lines.append(
                self.plural(
                    done.repeats,
                    one="{n} row repeats another one of the file.",
                    other="{n} rows repeat another one of the file.",
                )
            )
        if done.replaced:
            lines.append(
                self.plural(
                    done.replaced, one="{n} label was replaced.", other="{n} labels were replaced."
                )
            )
        if done.conflicts:
            lines.append(
                self.plural(
                    len(done.conflicts),
                    one="{n} message already had another label, which is kept.",
                    other="{n} messages already had another label, which is kept.",
                )
            )
        if bad:
            lines.append(
                self.plural(
                    bad, one="{n} row could not be read:", other="{n} rows could not be read:"
                )
            )
        return "\n".join(lines + complaints)

    def nothing_to_export(self) -> str:
        return "No message is labelled yet. /label shows one."

    def exported(self, labels: int) -> str:
        messages = self.plural(labels, one="{n} labelled message", other="{n} labelled messages")
        return f"📤 {messages}"

    send_every = "📦 Every message"

    def offer_every(self) -> str:
        return (
            "The button sends <b>every message with a label</b>, by people or by the model, and a "
            "certificate: how many of the model's labels are wrong at most."
        )

    def being_imported(self) -> str:
        return "New messages are being imported. Please tap the button again in a minute."

    def every_message(self, messages: int) -> str:
        return "📦 " + self.plural(messages, one="{n} message", other="{n} messages")

    def model_sent(self) -> str:
        return "📤 The learnt model. Its card says how to load it and how good it is."

    def model_too_large(self) -> str:
        return (
            "The model is larger than 50 MB, which Telegram does not accept from bots. Write it on "
            "the computer, with <code>tapwise model filter.skops</code>."
        )

    def model_not_sent(self) -> str:
        return (
            "Telegram did not accept the model, or did not confirm it. /model sends it again; "
            "<code>tapwise model filter.skops</code> writes it on the computer."
        )

    def upload_failed(self, file: str) -> str:
        return (
            f"Telegram did not accept <code>{file}</code>, or did not confirm it. /export sends "
            "everything again. Files over 50 MB can only be exported on the computer, with "
            "<code>tapwise export</code>."
        )
