"""JSON read piece by piece: of an array of a million objects only one is in memory."""

import json
from collections.abc import Iterator
from typing import Any, Final

from bot.errors import TransferError
from bot.wording.translatable import sentence

MAX_VALUE: Final = 2**26
"""Most characters of a value that is decoded as a whole: 64 Mi, which take some 300 MB."""

_SPACE: Final = " \t\n\r"
# A value that is cut off at the end of what was read fails within so many characters of it.
_LONGEST_WORD: Final = 16


class JsonStream:
    """The values of a JSON text, one after the other, each in bounded memory.

    An array or object is entered by `elements` or `members`; every value must be read or skipped
    before the next. Errors: TransferError where the text is not JSON, or a value is too long.
    """

    def __init__(self, name: str, pieces: Iterator[str], max_value: int = MAX_VALUE) -> None:
        """name: of the file, for errors. pieces: its text. max_value: most characters of a value
        that is decoded as a whole."""
        self._max_value = max_value
        self._name = name
        self._pieces = pieces
        self._text = ""
        self._at = 0
        self._lines = 1
        self._decode = json.JSONDecoder().raw_decode

    def peek(self) -> str:
        """The first character of the next value or mark; "" at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in _SPACE:
                self._at += 1
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._read():
                return ""

    def value(self) -> Any:
        """The next value, as `json.loads` gives it."""
        self.peek()
        while True:
            try:
                found, end = self._decode(self._text, self._at)
            except RecursionError as error:
                raise self._not_json(self._at) from error
            except ValueError as error:
                place = error.pos if isinstance(error, json.JSONDecodeError) else self._at
                if not self._may_be_cut(error, place) or not self._read_more():
                    raise self._not_json(place) from error
                continue
            # A number may go on in the next piece.
            if end < len(self._text) or not self._read_more():
                self._at = end
                return found

    def elements(self) -> Iterator[int]:
        """The numbers, from 1, of the elements of an array that comes next."""
        self._take("[")
        number = 0
        if self.peek() != "]":
            number = 1
            yield number
            while self.peek() == ",":
                self._take(",")
                number += 1
                yield number
        self._take("]")

    def members(self) -> Iterator[str]:
        """The keys of an object that comes next; after each key comes its value."""
        self._take("{")
        if self.peek() != "}":
            yield self._key()
            while self.peek() == ",":
                self._take(",")
                yield self._key()
        self._take("}")

    def skip(self) -> None:
        """Pass over the next value; of an array, element by element."""
        if self.peek() == "[":
            for _ in self.elements():
                self.value()
        else:
            self.value()

    def end(self) -> None:
        """Errors: TransferError if anything follows."""
        if self.peek():
            raise self._not_json(self._at)

    def _key(self) -> str:
        if self.peek() != '"':
            raise self._not_json(self._at)
        key = self.value()
        self._take(":")
        return str(key)

    def _take(self, mark: str) -> None:
        if self.peek() != mark:
            raise self._not_json(self._at)
        self._at += 1

    def _read(self) -> bool:
        """Drop what is done and read a piece; False at the end."""
        piece = next(self._pieces, None)
        if piece is None:
            return False
        self._lines += self._text.count("\n", 0, self._at)
        self._text, self._at = self._text[self._at :] + piece, 0
        return True

    def _read_more(self) -> bool:
        """Read as much again as there is of a value that is cut off; False at the end."""
        size = len(self._text) - self._at
        if size > self._max_value:
            line = str(self._line(self._at))
            raise TransferError(
                sentence("error-file-long-value", file=self._name, line=line, most=self._max_value)
            )
        read = False
        while len(self._text) - self._at < 2 * size and self._read():
            read = True
        return read or (size == 0 and self._read())

    def _may_be_cut(self, error: ValueError, place: int) -> bool:
        """Whether a value may be right once more of it has been read."""
        in_text = str(error).startswith("Unterminated string")
        return in_text or place >= len(self._text) - _LONGEST_WORD

    def _line(self, place: int) -> int:
        return self._lines + self._text.count("\n", 0, place)

    def _not_json(self, place: int) -> TransferError:
        line = str(self._line(place))
        return TransferError(sentence("error-file-json", file=self._name, line=line))
