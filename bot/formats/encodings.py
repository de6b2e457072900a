"""The encoding of a file: by its mark, as UTF-8, as the user says, or detected; never guessed."""

import codecs
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from typing import Final

from bot.errors import TransferError
from bot.wording.translatable import sentence

UTF_8: Final = "utf-8"
# The longer mark comes first: that of UTF-32 starts with that of UTF-16.
_MARKS: Final = (
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The encodings in which old files come, as charset-normalizer names them.
_CANDIDATES: Final = [
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp874"),
    *("koi8_r", "cp866", "cp932", "euc_jp", "gb18030", "big5", "cp949", "mac_roman", "iso8859_2"),
]
_WESTERN: Final = frozenset({"cp1250", "cp1252", "cp1254", "cp1257", "iso8859_2", "mac_roman"})
# Letters of Windows-1252 that other languages' encodings turn into: Turkish, Czech, Lithuanian …
_FOREIGN_TO_1252: Final = frozenset("þÞðÐýÝšŠžŽ¾º¹³")
# Lines that are not UTF-8 may be one for this many with other letters that are.
_GOOD_PER_BAD: Final = 4
# What a refusal shows first.
_FREQUENT: Final = ("cp1252", "cp1251", "cp1250", "koi8_r", "gb18030")
_SAMPLE_BYTES: Final = 2**16
_WIDE: Final = ("utf-16", "utf-32")
_CHAOS: Final = 0.02
_COHERENCE: Final = 0.1
_PREVIEW: Final = 40
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r"))
# Even bytes, and odd bytes, that are inspected: fewer than in the header of an exported table.
_INSPECTED = 20


@dataclass(frozen=True)
class Encoding:
    """How the bytes of a file become characters.

    mark: bytes to skip at the start. confidence: of a detected encoding, in [0, 1], as
    charset-normalizer reports it; preview: the first line that decides, decoded.
    """

    name: str
    mark: bytes = b""
    confidence: float | None = None
    preview: str = ""

    def __str__(self) -> str:
        shown = self.name.upper() if self.name.startswith("utf") else self.name
        if self.confidence is None:
            return shown
        return f"{shown} (detected, {100 * self.confidence:.0f} % sure: “{self.preview}”)"


def given_encoding(name: str, head: bytes = b"") -> Encoding:
    """The encoding that the user names. head: the start of the file. Errors: TransferError."""
    try:
        known = codecs.lookup(name)
        if not known._is_text_encoding or known.name == "unicode-escape":  # Python's source
            raise LookupError
        if not known.name.startswith(_WIDE):  # idna and punycode decode host names only
            codecs.getincrementaldecoder(known.name)("surrogateescape").decode(b"a.b", final=True)
    except (LookupError, ValueError) as error:
        raise TransferError(sentence("error-file-encoding-name", encoding=repr(name))) from error
    mark = next((m for m, e in _MARKS if e == known.name and head.startswith(m)), b"")
    return Encoding(known.name, mark)


def find_encoding(name: str, blocks: Iterable[bytes]) -> Encoding:
    """The encoding of a file. Errors: TransferError that shows what it could be.

    A file with some rows that are not UTF-8 among others that are is UTF-8. Otherwise
    charset-normalizer decides on the rows that are not, and only where every encoding that fits as
    well gives the same characters: of 60 files of French messages in Latin-1, its first choice read
    58 wrongly, as Central European.
    """
    source = iter(blocks)
    head = next(source, b"")
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return Encoding(encoding, mark)
    if wide := _unmarked_utf_16(head):
        raise TransferError(sentence("error-file-utf-16", file=name, encoding=wide))
    lines = _UndecodableLines()
    with suppress(TransferError):  # a damaged file is refused while it is read
        for block in chain([head], source):
            lines.add(block)
    lines.finish()
    if lines.bad == 0 or lines.good >= _GOOD_PER_BAD * lines.bad:
        return Encoding(UTF_8)
    return _detected(name, lines)


class _UndecodableLines:
    """Counts the lines with other letters than ASCII: good ones are UTF-8, bad ones are not."""

    def __init__(self) -> None:
        self.good = self.bad = 0
        self.number = 1
        self.first = 0
        self.sample = bytearray()
        self._rest = b""

    def add(self, block: bytes) -> None:
        if block.isascii() and not self._rest:
            self.number += block.count(b"\n")
            return
        whole = self._rest + block
        end = whole.rfind(b"\n") + 1
        whole, self._rest = whole[:end], whole[end:]
        if len(self._rest) > _SAMPLE_BYTES * 64:  # one endless line: judge it in pieces
            whole, self._rest = whole + self._rest, b""
        self._count(whole)

    def finish(self) -> None:
        self._count(self._rest)

    def _count(self, whole: bytes) -> None:
        try:
            decoded = len(whole.decode())
        except UnicodeDecodeError:
            for line in whole.split(b"\n"):
                self._count_line(line)
        else:
            self.good += 0 if decoded == len(whole) else _count_lines_beyond_ascii(whole)
        self.number += whole.count(b"\n")

    def _count_line(self, line: bytes) -> None:
        if line.isascii():
            return
        try:
            line.decode()
            self.good += 1
        except UnicodeDecodeError:
            self.first = self.first or self.number
            self.bad += 1
            if len(self.sample) < _SAMPLE_BYTES:
                self.sample += line[:_SAMPLE_BYTES] + b"\n"


def _count_lines_beyond_ascii(whole: bytes) -> int:
    return sum(not line.isascii() for line in whole.split(b"\n"))


def _detected(name: str, lines: _UndecodableLines) -> Encoding:
    from charset_normalizer import from_bytes  # 0.1 s, and few files need it

    sample = bytes(lines.sample)
    found = list(from_bytes(sample, cp_isolation=list(_CANDIDATES), threshold=0.3))
    least = min((match.chaos for match in found), default=0.0)
    likely = [match for match in found if match.chaos <= least + _CHAOS]
    likely.sort(key=lambda match: -match.coherence)
    top = likely[0].coherence if likely else 0.0
    rivals = [match for match in likely if match.coherence >= top - _COHERENCE]
    texts = {match.encoding: str(match) for match in rivals}
    chosen = None
    if len(set(texts.values())) == 1 and top > 0:
        chosen = rivals[0].encoding
    elif texts.keys() <= _WESTERN and _is_western(texts.get("cp1252", "þ")) and top > 0:
        chosen = "cp1252"
    if chosen is None or lines.good:
        raise _refused(name, lines, [match.encoding for match in likely], sample)
    return Encoding(chosen, b"", 1 - least, _preview(sample, chosen))


def _is_western(text: str) -> bool:
    """Whether no letter in a text read as Windows-1252 hints at another language's encoding."""
    letters = set(text)
    return not letters & _FOREIGN_TO_1252 and ("õ" not in letters or "ã" in letters)


def _refused(
    name: str, lines: _UndecodableLines, likely: list[str], sample: bytes
) -> TransferError:
    found = [each for each in _FREQUENT if each in likely or not likely] + likely
    options: dict[str, str] = {}
    for encoding in found:
        options.setdefault(_preview(sample, encoding), encoding)
    shown = "; ".join(
        f"--encoding {encoding}: “{preview}”" for preview, encoding in [*options.items()][:4]
    )
    return TransferError(
        sentence(
            "error-file-encoding",
            file=name,
            line=str(lines.first),
            options=shown,
            rows=lines.bad,
        )
    )


def _preview(sample: bytes, encoding: str) -> str:
    """The start of the first line of a sample, around its first letter beyond ASCII."""
    text = sample.partition(b"\n")[0].decode(encoding, "replace")
    at = next((place for place, char in enumerate(text) if not char.isascii()), 0)
    start = max(0, at - _PREVIEW // 2)
    return "".join(c if c.isprintable() else " " for c in text[start : start + _PREVIEW]).strip()


def decoded(name: str, blocks: Iterator[bytes], encoding: Encoding) -> Generator[str, None, None]:
    """The characters of a file; a byte that is none becomes a lone surrogate, as in PEP 383.

    Errors: TransferError if UTF-16 or UTF-32 is damaged, as all that follows would be.
    """
    wide = encoding.name.startswith(_WIDE)
    decoder = codecs.getincrementaldecoder(encoding.name)("strict" if wide else "surrogateescape")
    number, head = 1, next(blocks, b"")
    for block in chain([head.removeprefix(encoding.mark)], blocks, [b""]):
        try:
            piece = decoder.decode(block, final=not block)
        except UnicodeError as error:  # also of UTF-16 that is to have a byte order mark
            if isinstance(error, UnicodeDecodeError):
                number += error.object[: error.start].decode(encoding.name, "ignore").count("\n")
            shown = encoding.name[:6].upper()
            raise TransferError(
                sentence("error-file-not-valid", file=name, line=str(number), encoding=shown)
            ) from error
        number += piece.count("\n")
        yield piece


def _unmarked_utf_16(head: bytes) -> str | None:
    """The byte order of UTF-16 without a mark, guessed from every other byte; None for a text.

    NULs at even places only, or at odd ones, are the high bytes of spaces and Latin letters. A
    first word without any (Cyrillic, Greek, Arabic) has a control character, its high byte, at
    every other place. Nothing that Tapwise writes begins like that.
    """
    even, odd = head[0::2], head[1::2]
    for high, low, name in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if high.count(0) > 2 and 0 not in low:
            return name
        in_high, in_low = _count_controls(high[:_INSPECTED]), _count_controls(low[:_INSPECTED])
        if in_high > 2 * in_low and 2 * in_high >= len(high[:_INSPECTED]):
            return name
    return None


def _count_controls(data: bytes) -> int:
    return len(data) - len(data.translate(None, _CONTROLS))
