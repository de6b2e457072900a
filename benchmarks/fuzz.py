"""Fuzzes imports, buttons and cards, guided by coverage.

    make fuzz [ARGS="--seconds 600 --corpus folder"]
    python benchmarks/fuzz.py [--seconds 600] [--runs N] [--corpus FOLDER]

Each input is put to one of the readers of files (every form and ending, packed and not, read back
after an export), to the codec of buttons, or to a card, whose text the emulator of Telegram has to
take and in which nothing may be tapped. The first one that breaks a rule ends the run with its
traceback and a file crash-…, which can be named instead of the options to try it again.
Needs atheris (libFuzzer for Python), which `make fuzz` puts into an environment of its own.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["bot.formats", "bot.chat", "bot.emulator"]):
    from bot.chat.cards.answer_history import PAGE_SIZE, history_card
    from bot.chat.cards.buttons import decode, encode
    from bot.chat.cards.card import Card
    from bot.chat.cards.dispute import dispute_card
    from bot.chat.cards.explanation import explanation_card
    from bot.chat.cards.question import question_card
    from bot.chat.cards.redaction import Redactor
    from bot.chat.locale import CATALOGS
    from bot.emulator.entities import formatted, utf16_length
    from bot.emulator.html_markup import parse_html
    from bot.emulator.keyboards import inline_keyboard
    from bot.errors import TransferError
    from bot.formats.escaping import from_cell, from_line, to_cell, to_line
    from bot.formats.reading import read
    from bot.formats.registry import FORMS
    from bot.formats.rows import ExportRow, Row
    from bot.formats.writing import write

from bot.campaign.explanations import Explained, Neighbour
from bot.campaign.types import AnnotatorId, Item, Question, QuestionId, QuestionToken
from storage.records import ItemId, Label

ENDINGS = FORMS.readable_endings()
LABELS: tuple[Label | None, ...] = (None, "spam", "no_spam")
MASKS = (Redactor(), Redactor(("phone", "email", "name", "card", "link")))
# Letters and marks that Unicode calls default ignorable, and two blanks it does not.
UNDRAWN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0100-\U000e01ef\u2800\U0001d159]"
)
ENGLISH = CATALOGS["en"]
SEEDS = (
    b"\x00\x00\x00ham\tGo until\nspam\tFree entry\n",
    b'\x00\x02\x00text,label\n"two\nlines",spam\n\'=1+1,ham\n',
    b"\x00\x03\x00label\ttext\n1\tWin\n",
    b'\x00\x04\x00{"text": "\\ud83d\\udc4d", "label": "spam"}\n',
    b"\x00\x01\x00" + "Привет\nкак дела".encode("utf-16"),
    b"\x01s:1:",
    b"\x01l:0:pt-br",
    b"\x02<b>bold</b> </pre> &amp; @durov /start evil.com +1 202 555 0100",
    "\x03\u202egnp.exe z\u0301\u0301\u0301\u0301\u0301 👩‍👩‍👧‍👦🇩🇪 \u3164\r\n".encode(),
    b"\x044111 1111 1111 1111 a@b.com@durov https://x.com/+12025550100 8 (916) 123-45-67",
    b"\x02\x00" + b"\n" * 800 + b"buy now",
    ("\x02\x00" + "\u200b\u3164" * 400 + "buy now").encode(),
    b"\x06\x00<pre>evil.com</pre>" + b" " * 160 + b"@durov",
    "\x05=HYPERLINK(1)\t␊␛240A\ufeff\x1b[31m".encode(),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--runs", type=int, default=-1)
    parser.add_argument("--corpus", type=Path, default=None)
    parser.add_argument("crash", nargs="*", help="inputs to try again")
    given = parser.parse_args()
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None  # files are made by the thousand
    with TemporaryDirectory(prefix="tapwise-fuzz-", dir=memory) as folder:
        words = [sys.argv[0], *given.crash]
        if not given.crash:
            corpus = given.corpus or Path(folder) / "corpus"
            corpus.mkdir(parents=True, exist_ok=True)
            for number, seed in enumerate(SEEDS):
                (corpus / f"seed-{number}").write_bytes(seed)
            words += [
                f"-max_total_time={given.seconds}",
                f"-runs={given.runs}",
                "-max_len=4096",
                "-len_control=0",
            ]
            words += ["-print_final_stats=1", "-timeout=60", str(corpus)]
        targets = Targets(Path(folder))
        atheris.Setup(words, targets.one)
        atheris.Fuzz()


class Targets:
    """What is tried; the first byte of an input says which."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._all = (self.file, button, card, why, mask, disguises, past)

    def one(self, data: bytes) -> None:
        if data:
            self._all[data[0] % len(self._all)](data[1:])

    def file(self, data: bytes) -> None:
        """Every row is storable, or bad with a sentence; or the whole file is refused with one."""
        if len(data) < 2:
            return
        packs, is_packed = data[1] & 4, data[1] & 8
        name = f"f{ENDINGS[data[0] % len(ENDINGS)]}{'.gz' if is_packed else ''}"
        path = self._folder / name
        content = data[2:]
        path.write_bytes(gzip.compress(content, 1) if packs else content)
        try:
            rows = list(read(path, LABELS[data[1] % 3]))
        except TransferError as refusal:
            if "\n" in str(refusal):
                raise AssertionError(refusal) from refusal
            return
        for row in rows:
            assert isinstance(row, Row) or row.reason.endswith((".", ")")), row
        self._comes_back([row for row in rows if isinstance(row, Row)])

    def _comes_back(self, rows: list[Row]) -> None:
        path = self._folder / "back.csv"
        write(path, [ExportRow(row.text, row.label, None, None, None) for row in rows])
        back = [(row.text, row.label) if isinstance(row, Row) else row.reason for row in read(path)]
        assert back == [(row.text, row.label) for row in rows]


def button(data: bytes) -> None:
    """What is read is exactly what was written, and small enough."""
    text = data.decode("utf-8", "surrogateescape")
    if (found := decode(text)) is not None:
        assert encode(found) == text
        assert len(text.encode()) <= 64


def card(data: bytes) -> None:
    if text := as_item(data[1:]):
        question = Question(
            *(
                QuestionId(1),
                QuestionToken(1),
                ItemId(1),
                text,
                AnnotatorId(1),
                "exam",
                None,
                0.0,
                1.0,
            ),
            open=True,
            answer=None,
        )
        shown = question_card(question, ENGLISH, MASKS[data[0] % 2], full=bool(data[0] & 2))
        kinds = taken(shown)
        assert kinds in (["bold", "pre"], ["bold", "pre", "italic"]), kinds


def past(data: bytes) -> None:
    """An answered message in /history, and one that is disputed."""
    if text := as_item(data[1:]):
        question = Question(
            *(
                QuestionId(1),
                QuestionToken(1),
                ItemId(1),
                text,
                AnnotatorId(1),
                "exam",
                None,
                0.0,
                1.0,
            ),
            open=False,
            answer="unsure",
        )
        using = MASKS[data[0] % 2]
        kinds = taken(history_card([question] * PAGE_SIZE, data[0], ENGLISH, using, has_older=True))
        assert kinds.count("pre") == PAGE_SIZE, kinds
        kinds = taken(dispute_card(Item(ItemId(1), text), 2, data[0], ENGLISH, using))
        assert kinds in (["bold", "pre"], ["bold", "pre", "italic"]), kinds


def why(data: bytes) -> None:
    if text := as_item(data[2:]):
        size = 1 + data[1]
        pieces = tuple(
            (text[at : at + size], float(at % 3 - 1)) for at in range(0, len(text), size)
        )
        near = (Neighbour(text, "spam", 0.9), Neighbour(text[::-1], "no_spam", 0.5))
        kinds = taken(explanation_card(Explained(0.5, pieces, near), ENGLISH, MASKS[data[0] % 2]))
        assert set(kinds) <= {"bold", "pre"}, kinds


def mask(data: bytes) -> None:
    """What was masked once has nothing left to mask."""
    once = MASKS[1](as_item(data))
    assert MASKS[1](once) == once


def disguises(data: bytes) -> None:
    if text := as_item(data):
        assert from_line(to_line(text)) == text
        assert len(to_line(text).splitlines()) <= 1
        assert from_cell(to_cell(text)) == text
        assert not to_cell(text).startswith(tuple("=+-@\t\r\n＝＋－＠"))


def as_item(data: bytes) -> str:
    """A text as an import lets it in; "" where it would not."""
    text = data.decode("utf-8", "ignore").replace("\0", "")
    return "" if text.isspace() else text


def taken(shown: Card) -> list[str]:
    """The entities of a card as Telegram takes it; raises what Telegram refuses."""
    plain, entities = formatted(*parse_html(shown.text))
    assert 1 <= utf16_length(plain) <= 4096
    if shown.keyboard is not None:
        assert inline_keyboard(shown.keyboard.to_dict()) is not None
    units = plain.encode("utf-16-le")
    for entity in entities:
        start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
        inside = units[start:end].decode("utf-16-le")  # inside the text, and no character is split
        assert end <= len(units)
        assert any(map(is_drawn, inside)), inside
    return [entity["type"] for entity in entities]


def is_drawn(sign: str) -> bool:
    """Not a blank, a control, a filler or a selector: something for people to see."""
    drawn = unicodedata.category(sign)[0] in "LMNPS" or unicodedata.category(sign) == "Co"
    return drawn and not UNDRAWN.match(sign)


if __name__ == "__main__":
    main()
