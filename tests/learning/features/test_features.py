"""What the model sees of a text: rows that are always usable, views that see through disguise."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.learning.arrays import Matrix
from bot.learning.features import FEATURES, LIMIT, VERSION
from bot.learning.features.facts import FACT_NAMES, TextFacts, raw_facts
from bot.learning.features.normalise import mixed_words, normalise
from bot.learning.features.shape import shape
from bot.learning.features.views import MultiViewVectorizer

TEXTS = [
    "Hello, see you at 5 tonight",
    "WIN £1000 now!!! Call 09061701461",
    "hello again, see you",
    "Привет, как дела? Увидимся вечером",
    "Free entry: http://win.example/x now",
    "👍 ok",
]

AWKWARD = {
    "empty pool": [],
    "one text": ["hello there"],
    "one empty text": [""],
    "white space only": [" ", "\n\t", "\u3000"],
    "punctuation only": ["...", "!?!", "-"],
    "emoji only": ["👍", "👩‍👩‍👧", "🇫🇷❤️"],
    "identical": ["same old text"] * 5,
    "nothing in common": ["abc", "xyz", "123"],
    "lone surrogates": ["\ud83d\ude00 \udce9", "a\ud800b"],
    "NUL and controls": ["a\x00b", "\x00", "\x1f\x7f"],
    "marks without letters": ["\u0301\u0302", "\u200b\u200d"],
    "a megabyte": ["a b" * 350_000, "short"],
}

any_text = st.text(st.characters(exclude_categories=()), max_size=40)


@pytest.mark.parametrize("name", FEATURES)
@pytest.mark.parametrize("texts", AWKWARD.values(), ids=AWKWARD.keys())
def test_no_pool_is_too_awkward(name: str, texts: list[str]) -> None:
    features = FEATURES[name]()

    pool = features.fit_transform(texts)
    later = features.transform([*TEXTS, *texts])

    assert_usable(pool, len(texts))
    assert_usable(later, len(TEXTS) + len(texts))
    assert later.shape[1] == pool.shape[1]


@pytest.mark.parametrize("name", FEATURES)
@settings(deadline=None, max_examples=25)
@given(texts=st.lists(any_text, max_size=8), later=st.lists(any_text, max_size=3))
def test_any_texts_make_finite_sorted_float32_rows(
    name: str, texts: list[str], later: list[str]
) -> None:
    features = FEATURES[name]()

    pool = features.fit_transform(texts)

    assert_usable(pool, len(texts))
    assert_usable(features.transform(later), len(later))


@pytest.mark.parametrize("name", FEATURES)
def test_an_item_that_comes_again_gets_the_row_it_had(name: str) -> None:
    features = FEATURES[name]()

    pool = features.fit_transform(TEXTS)

    assert abs(features.transform(TEXTS) - pool).max() == 0
    assert abs(features.transform(TEXTS[2:3]) - pool[[2]]).max() == 0


@pytest.mark.parametrize("name", FEATURES)
def test_only_the_first_characters_of_a_text_count(name: str) -> None:
    long = "lorem ipsum " * LIMIT
    features = FEATURES[name]()

    pool = features.fit_transform([long, long[:LIMIT], *TEXTS])

    assert abs(pool[[0]] - pool[[1]]).max() == 0


def test_characters_and_words_are_scikit_learns_tf_idf_the_commonest_first() -> None:
    settings_of = {
        "chars": {"analyzer": "char_wb", "ngram_range": (2, 4), "min_df": 2, "sublinear_tf": True},
        "words": {},
    }

    for name, arguments in settings_of.items():
        theirs = TfidfVectorizer(dtype=np.float32, **arguments).fit_transform(TEXTS).toarray()
        expected = theirs[:, np.argsort(-(theirs > 0).sum(axis=0), kind="stable")]

        assert abs(FEATURES[name]().fit_transform(TEXTS) - expected).max() < 1e-6


def test_each_view_has_its_share_of_the_norm() -> None:
    pool = MultiViewVectorizer().fit_transform([*TEXTS, *TEXTS])
    facts = len(FACT_NAMES)

    squares = pool.toarray() ** 2
    told, measured = squares[:, :-facts].sum(axis=1), squares[:, -facts:].sum(axis=1)

    assert sum(MultiViewVectorizer.SHARES.values()) == pytest.approx(1)
    assert told == pytest.approx(0.9, abs=1e-5)
    assert measured.mean() == pytest.approx(0.1, rel=0.5)


@pytest.mark.parametrize(
    ("written", "reads"),
    [
        ("Hello World 42", "hello world 00"),
        ("𝓕𝓻𝓮𝓮 𝔾𝕀𝔽𝕋", "free gift"),
        ("Ｆｕｌｌ ⓦⓘⓓⓣⓗ", "full width"),
        ("ғʀᴇᴇ 🅵🆁🅴🅴", "free free"),
        ("f\u200br\u2060e\u00ade", "free"),
        ("z̸̡a͟l͡g҉o", "zalgo"),
        ("crème brûlée", "creme brulee"),
        ("FRЕЕ mоnеу", "free money"),
        ("nривет, прuвет", "привет, привет"),
        ("зapaбoтoк", "заработок"),
        ("frεε", "free"),
        ("made in Москва", "made in москва"),
        ("٣ и ５", "0 и 0"),
    ],
)
def test_a_disguised_text_reads_as_what_it_passes_for(written: str, reads: str) -> None:
    assert normalise(written) == reads


@pytest.mark.parametrize(
    "text", ["हिन्दी में", "ภาษาไทย", "العَرَبِيَّة", "עִבְרִית", "がぎぐ", "한국어", "தமிழ்"]
)
def test_marks_that_are_letters_stay(text: str) -> None:
    assert normalise(text) == text


def test_mixed_words_are_counted() -> None:
    assert mixed_words("FRЕЕ mоnеу for all") == 2
    assert mixed_words("Привет from Москва") == 0
    assert mixed_words("plain ascii") == 0


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Hello WORLD 42!", "Aaaa AAAA 00!"),
        ("Pay £5 or 5 €", "Aaa $0 aa 0 $"),
        ("see https://a.example/b?c=1 or T.ME/abc", "aaa 🔗 aa 🔗"),
        ("ok.see you", "aa.aaa aaa"),
        ("👩‍👩‍👧 👍🏽 ❤️", "☺☺☺ ☺ ☺"),
        ("你好世界 मैं", "xxx x"),
        ("Привет", "Aaaa"),
    ],
)
def test_the_shape_shows_how_a_text_is_typed(text: str, typed: str) -> None:
    assert shape(text) == typed


def test_facts_are_what_their_names_say() -> None:
    text = "WIN £1000 now!!\nCall 09061 @winner 👍 Why? Сall..."

    facts = dict(zip(FACT_NAMES, raw_facts([text])[0], strict=True))

    counted = {name: round(np.expm1(value)) for name, value in facts.items() if "log" in name}
    assert counted == {
        "log length": len(text),
        "log words": 9,
        "log digits": 9,
        "log exclamation marks": 2,
        "log question marks": 1,
        "log emoji": 1,
        "log line breaks": 1,
        "log mixed words": 1,
        "log longest word": 7,
        "log dots": 3,
    }
    assert facts["share of digits"] == pytest.approx(9 / len(text))
    assert facts["has a link or @name"] == facts["has a money sign"] == 1
    assert facts["has five digits in a row"] == facts["starts with a capital"] == 1
    assert facts["changes under NFKC"] == 0


def test_facts_are_scaled_on_the_pool_and_a_fact_that_never_changes_says_nothing() -> None:
    facts = TextFacts()
    limit = 3 / np.sqrt(len(FACT_NAMES))

    pool = facts.fit_transform(["ab", "abcd ef", "abcdef gh ij"]).toarray()
    later = facts.transform(["!" * 1000]).toarray()

    mixed = FACT_NAMES.index("log mixed words")
    assert np.abs(pool.mean(axis=0)).max() < 1e-6
    assert not pool[:, mixed].any()
    assert np.abs(later).max() == pytest.approx(limit)


def assert_usable(rows: Matrix, n_items: int) -> None:
    assert rows.shape[0] == n_items
    assert rows.shape[1] >= 1
    assert rows.dtype == np.float32
    assert rows.has_sorted_indices
    assert np.isfinite(rows.data).all()


@pytest.mark.parametrize("name", FEATURES)
@settings(deadline=None, max_examples=25)
@given(texts=st.lists(any_text, max_size=8), cut=st.integers(0, 8))
def test_blocks_or_all_at_once_kept_or_not_it_is_the_same_row(
    name: str, texts: list[str], cut: int
) -> None:
    whole = FEATURES[name]()
    pool = whole.fit_transform(texts)
    first, again = FEATURES[name](), FEATURES[name]()

    first.partial_fit(texts[:cut])
    first.partial_fit(texts[cut:])
    first.finish()
    again.set_state(first.get_state())

    for rows in (first.transform(texts), again.transform(texts)):
        assert rows.shape == pool.shape
        assert abs(rows - pool).sum() == 0
    assert all(array.dtype != object for array in first.get_state().values())


def test_facts_add_up_to_the_same_whatever_the_blocks() -> None:
    texts = [f"{'A' * (i % 7)} {i} !" for i in range(2_500)]
    whole, blocks = TextFacts(), TextFacts()
    whole.fit_transform(texts)

    for start in range(0, len(texts), 700):
        blocks.partial_fit(texts[start : start + 700])
    blocks.finish()

    plain = raw_facts(texts)
    spread = plain.std(axis=0)
    for mine, theirs in zip(whole.get_state().values(), blocks.get_state().values(), strict=True):
        assert (mine == theirs).all()
    assert np.allclose(whole.get_state()["mean"], plain.mean(axis=0))
    assert np.allclose(whole.get_state()["spread"], np.where(spread > 1e-9, spread, np.inf))


def test_rows_that_change_are_told_by_the_version() -> None:
    """Rows are kept on disk: whoever changes them raises VERSION, and these numbers."""
    found = {name: FEATURES[name]().fit_transform(TEXTS * 2) for name in sorted(FEATURES)}

    told = {
        name: (pool.shape[1], pool.nnz, round(float(pool.sum()), 1)) for name, pool in found.items()
    }
    assert VERSION == 2
    assert told == {
        "chars": (348, 794, 92.7),
        "views": (869, 2346, 135.5),
        "words": (21, 52, 24.2),
    }
