"""The sample messages of `tapwise demo`: well formed, varied, and naming nobody real."""

import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer

import bot.demo

MESSAGES = Path(bot.demo.__file__).with_name("messages.jsonl")

# Reserved for fiction by the North American numbering plan (555-01xx) and by Ofcom.
FICTIONAL_PHONE = re.compile(r"(1?\d{3})?55501\d\d|(44|0)7700900\d{3}|01632960\d{3}|02079460\d{3}")
# Reserved by RFC 2606 and RFC 6761: nobody can ever own them.
RESERVED_HOST = re.compile(r"(.+\.)?(example|example\.(com|net|org)|test|invalid)")
OTHER_SCRIPTS = ("ARABIC", "CJK", "CYRILLIC", "DEVANAGARI")
ZERO_WIDTH = re.compile("[\u200b\u200c\u2060]")
MIXED_WORD = re.compile(r"[a-z][\u0430-\u045f]|[\u0430-\u045f][a-z]", re.IGNORECASE)


def read() -> list[dict[str, str]]:
    """Every line as it stands in the file."""
    lines: list[dict[str, str]] = [
        json.loads(line) for line in MESSAGES.read_text(encoding="utf-8").splitlines()
    ]
    return lines


def texts(label: str | None = None) -> list[str]:
    """The texts, of one label or of both."""
    return [line["text"] for line in read() if label in (None, line["label"])]


def folded(text: str) -> str:
    """The text without what a lazy copy would change: case, digits, spaces, punctuation."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(mark for mark in plain if unicodedata.category(mark)[0] not in "CMNPZ")


def trigrams(text: str) -> set[str]:
    """Every run of three characters; a shorter text is its own single run."""
    return {text[start : start + 3] for start in range(max(1, len(text) - 2))}


def is_foreign(text: str) -> bool:
    """Whether a letter of another script than Latin is in it."""
    return any(unicodedata.name(mark, "").startswith(OTHER_SCRIPTS) for mark in text)


def has_emoji(text: str) -> bool:
    """Whether a pictograph is in it."""
    return any(unicodedata.category(mark) == "So" for mark in text)


def hosts(text: str) -> list[str]:
    """What a client could turn into a link: dotted names that end in letters."""
    return re.findall(r"(?:[\w-]+\.)+[^\W\d_]{2,}", text)


def phones(text: str) -> list[str]:
    """Runs of seven digits or more, as digits only."""
    runs = re.findall(r"\d[\d ()-]{4,}\d", text)
    digits = [re.sub(r"\D", "", run) for run in runs]
    return [number for number in digits if len(number) >= 7]


def test_every_line_holds_one_text_and_one_label() -> None:
    lines = read()

    assert all(set(line) == {"text", "label"} for line in lines)
    assert {line["label"] for line in lines} == {"spam", "no_spam"}
    assert all(isinstance(line["text"], str) for line in lines)


def test_letters_are_written_as_themselves() -> None:
    raw = MESSAGES.read_bytes()

    assert b"\\u" not in raw
    assert raw.endswith(b"}\n")
    assert b"\r" not in raw


def test_there_are_enough_messages_and_few_of_them_are_spam() -> None:
    spam, everything = texts("spam"), texts()

    assert 1450 <= len(everything) <= 1550
    assert 0.075 <= len(spam) / len(everything) <= 0.085


def test_a_message_fits_on_a_phone() -> None:
    lengths = [len(text) for text in texts()]

    assert min(lengths) >= 2
    assert max(lengths) <= 1000
    assert all(text == text.strip() for text in texts())


def test_no_message_is_another_one_in_disguise() -> None:
    shapes = [folded(text) for text in texts()]

    runs = CountVectorizer(analyzer=trigrams, dtype=np.int32).fit_transform(shapes)
    both, sizes = (runs @ runs.T).tocoo(), runs.sum(axis=1).A1
    similar = both.data > 0.5 * (sizes[both.row] + sizes[both.col] - both.data)
    duplicates = [
        (shapes[one], shapes[other])
        for one, other in zip(both.row[similar], both.col[similar], strict=True)
        if one < other
    ]

    assert len(set(shapes)) == len(shapes)
    assert duplicates == []


@pytest.mark.parametrize(
    ("trait", "spam", "no_spam"),
    [
        (lambda text: "\n" in text, 5, 5),
        (has_emoji, 20, 20),
        (hosts, 20, 12),
        (is_foreign, 10, 15),
        (lambda text: re.search(r"\d", text), 40, 40),
        (lambda text: len(text) > 150, 15, 15),
        (lambda text: len(text) < 50, 3, 100),
    ],
    ids=["line break", "emoji", "link", "other script", "digit", "long", "short"],
)
def test_no_single_trait_gives_the_label_away(
    trait: Callable[[str], object], spam: int, no_spam: int
) -> None:
    assert sum(bool(trait(text)) for text in texts("spam")) >= spam
    assert sum(bool(trait(text)) for text in texts("no_spam")) >= no_spam


def test_some_spam_hides_behind_look_alike_letters() -> None:
    spam = texts("spam")

    assert any(ZERO_WIDTH.search(text) for text in spam)
    assert sum(bool(MIXED_WORD.search(text)) for text in spam) >= 3
    assert sum("MATHEMATICAL" in unicodedata.name(text[0], "") for text in spam) >= 1
    assert not any(ZERO_WIDTH.search(text) for text in texts("no_spam"))


def test_no_link_phone_number_or_handle_can_reach_anybody() -> None:
    everything = texts()

    named = [host.casefold() for text in everything for host in hosts(text)]
    called = [number for text in everything for number in phones(text)]
    handles = [name for text in everything for name in re.findall(r"(?<!\w)@\w+", text)]

    assert [host for host in named if not RESERVED_HOST.fullmatch(host)] == []
    assert [number for number in called if not FICTIONAL_PHONE.fullmatch(number)] == []
    assert [handle for handle in handles if "example" not in handle] == []
    assert named
    assert called
    assert handles
