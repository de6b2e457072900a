"""Files in the chat: import and export."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.campaign.types import Imported
from bot.chat.locale.sentences import Fixed, Sentences
from bot.wording.language import Html
from bot.wording.translatable import translate


class FileMessages(Sentences):
    """What an owner reads when importing and exporting."""

    import_yes = Fixed("button-import-yes")
    import_no = Fixed("button-import-no")
    send_every = Fixed("button-send-every")

    def how_to_import(self, forms: Sequence[str]) -> str:
        """forms: names of file forms, the same in every language."""
        return self.say("how-to-import", forms=Html(", ".join(forms)))

    def columns_found(self, text: str, label: str) -> str:
        """text, label: names of columns, as HTML."""
        return self.say("columns-found", text=Html(text), label=Html(label))

    def messages_found(self, rows: int, spam: int, no_spam: int, unlabelled: int) -> str:
        return self.say(
            "messages-found",
            rows=rows,
            spam=spam,
            no_spam=no_spam,
            unlabelled=unlabelled,
            spam_name=self.label_name("spam"),
            no_spam_name=self.label_name("no_spam"),
        )

    def columns_kept(self, columns: str) -> str:
        """columns: as HTML."""
        return self.say("columns-kept", columns=Html(columns))

    def found(self, said: str) -> str:
        """A reason or a note about a file, as `bot.formats` gives it; plain text."""
        return translate(said, self.words)

    def counted_rows(self, count: int, what: str) -> str:
        """what: a reason why rows were left out; plain text."""
        return f"{self.words.number(count)} × {self.found(what)}"

    def more_files(self, count: int) -> str:
        return self.say("more-files", count=count)

    def nothing_to_import(self) -> str:
        return self.say("nothing-to-import")

    def file_is_gone(self) -> str:
        return self.say("toast-file-is-gone")

    def not_imported(self) -> str:
        return self.say("not-imported")

    def reading(self) -> str:
        return self.say("reading")

    def download_failed(self) -> str:
        return self.say("download-failed")

    def local_server(self) -> str:
        return self.say("local-server")

    def too_large(self) -> str:
        return self.say("too-large")

    def imported(self, done: Imported, bad: int, complaints: list[str]) -> str:
        """complaints: about the first bad rows, as HTML."""
        return "\n".join([*self._imported(done, bad), *complaints])

    def _imported(self, done: Imported, bad: int) -> Iterator[str]:
        yield self.say("imported", items=done.new_items, labels=done.new_labels, known=done.known)
        if done.repeats:
            yield self.say("imported-repeats", repeats=done.repeats)
        if done.replaced:
            yield self.say("imported-replaced", replaced=done.replaced)
        if done.conflicts:
            yield self.say("imported-conflicts", conflicts=len(done.conflicts))
        if bad:
            yield self.say("imported-bad", bad=bad)

    def nothing_to_export(self) -> str:
        return self.say("nothing-to-export")

    def exported(self, labels: int) -> str:
        return self.say("caption-exported", labels=labels)

    def offer_every(self) -> str:
        return self.say("offer-every")

    def being_imported(self) -> str:
        return self.say("being-imported")

    def every_message(self, messages: int) -> str:
        return self.say("caption-every", messages=messages)

    def model_sent(self) -> str:
        return self.say("caption-model-sent")

    def model_too_large(self) -> str:
        return self.say("model-too-large")

    def model_not_sent(self) -> str:
        return self.say("model-not-sent")

    def upload_failed(self, file: str) -> str:
        return self.say("upload-failed", file=file)
