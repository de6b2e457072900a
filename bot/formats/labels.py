"""The words that are read as labels."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from bot.errors import TransferError
from bot.wording.translatable import sentence
from storage.records import Label

LabelWords: TypeAlias = Mapping[str, Label | None]
"""Words in small letters and the label that each is; None means unlabelled."""

STRONG_WORDS: Final[LabelWords] = MappingProxyType(
    {
        "spam": "spam",
        **dict.fromkeys(("ham", "no_spam", "not_spam", "no spam", "not spam"), "no_spam"),
        **dict.fromkeys(("no-spam", "not-spam", "nospam", "notspam"), "no_spam"),
        **dict.fromkeys(("nonspam", "non-spam", "non_spam", "non spam"), "no_spam"),
    }
)
"""Words that say by themselves that a column or a line holds labels."""

LABEL_WORDS: Final[LabelWords] = MappingProxyType(
    {
        **STRONG_WORDS,
        **dict.fromkeys(("1", "1.0", "true", "yes"), "spam"),
        **dict.fromkeys(("0", "0.0", "false", "no", "legit", "legitimate", "normal"), "no_spam"),
        **dict.fromkeys(("", "none", "null", "unlabelled", "unlabeled"), None),
        **dict.fromkeys(("nan", "na", "n/a", "<na>", "-1", "-1.0"), None),
    }
)
"""All words that are read as a label. Case and outer spaces are ignored."""

_YES: Final = ("1", "1.0", "true", "yes")
_NO: Final = ("0", "0.0", "false", "no")


def inverted(words: LabelWords) -> LabelWords:
    """The words of a column that asks for the contrary, such as is_ham: 1 is no_spam."""
    turned: dict[str, Label | None] = dict.fromkeys(_YES, "no_spam")
    turned.update(dict.fromkeys(_NO, "spam"))
    return MappingProxyType({**words, **turned})


def label_words(names: Iterable[str]) -> LabelWords:
    """All words, with those that the user gives, such as reject=no_spam. Errors: TransferError."""
    given: dict[str, Label | None] = {}
    for name in names:
        word, equals, label = name.rpartition("=")
        known = label.strip().casefold()
        if not equals or known not in LABEL_WORDS:
            raise TransferError(sentence("error-file-label-word", word=repr(name)))
        given[word.strip().casefold()] = LABEL_WORDS[known]
    return MappingProxyType({**LABEL_WORDS, **given}) if given else LABEL_WORDS


def word_of(value: object) -> str:
    """A value of a label column as a word; a number of a table's library loses its `.0`."""
    return "" if value is None else str(value).strip().casefold()
