"""Feature sets: rows are valid for every text, and disguises are seen through."""

import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.learning.arrays import Matrix
from bot.learning.features import FEATURES, LIMIT, VERSION
from bot.learning.features.facts import FACT_NAMES, TextFacts, raw_facts
from bot.learning.features.normalisation import count_mixed_words, normalise
from bot.learning.features.views import MultiViewVectorizer
from bot.learning.features.word_shape import word_shape

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
def test_every_pool_gives_valid_rows(name: str, texts: list[str]) -> None:
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
def test_a_fitted_text_gets_the_same_row_again(name: str) -> None:
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


def test_chars_and_words_are_tf_idf_with_the_most_frequent_terms_first() -> None:
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
    of_terms, of_facts = squares[:, :-facts].sum(axis=1), squares[:, -facts:].sum(axis=1)

    assert sum(MultiViewVectorizer.SHARES.values()) == pytest.approx(1)
    assert of_terms == pytest.approx(0.9, abs=1e-5)
    assert of_facts.mean() == pytest.approx(0.1, rel=0.5)


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
def test_a_disguised_text_is_normalised_to_what_it_looks_like(written: str, reads: str) -> None:
    assert normalise(written) == reads


@pytest.mark.parametrize(
    "text", ["हिन्दी में", "ภาษาไทย", "العَرَبِيَّة", "עִבְרִית", "がぎぐ", "한국어", "தமிழ்"]
)
def test_marks_that_are_letters_stay(text: str) -> None:
    assert normalise(text) == text


def test_mixed_words_are_counted() -> None:
    assert count_mixed_words("FRЕЕ mоnеу for all") == 2
    assert count_mixed_words("Привет from Москва") == 0
    assert count_mixed_words("plain ascii") == 0


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
def test_the_shape_of_a_text_shows_how_it_is_typed(text: str, typed: str) -> None:
    assert word_shape(text) == typed


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
    assert facts["has a link or @name"] == facts["has a currency sign"] == 1
    assert facts["has five digits in a row"] == facts["starts with a capital"] == 1
    assert facts["changes under NFKC"] == 0


def test_facts_are_scaled_on_the_pool_and_a_constant_fact_is_zero() -> None:
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
def test_blocks_and_restored_states_give_the_same_rows_as_one_fit(
    name: str, texts: list[str], cut: int
) -> None:
    pool = FEATURES[name]().fit_transform(texts)
    first, restored = FEATURES[name](), FEATURES[name]()

    first.partial_fit(texts[:cut])
    first.partial_fit(texts[cut:])
    first.finish()
    restored.set_state(first.get_state())

    for rows in (first.transform(texts), restored.transform(texts)):
        assert rows.shape == pool.shape
        assert abs(rows - pool).sum() == 0
    assert all(array.dtype != object for array in first.get_state().values())


def test_the_blocks_do_not_change_the_facts() -> None:
    texts = [f"{'A' * (i % 7)} {i} !" for i in range(2_500)]
    at_once, blocks = TextFacts(), TextFacts()
    at_once.fit_transform(texts)

    for start in range(0, len(texts), 700):
        blocks.partial_fit(texts[start : start + 700])
    blocks.finish()

    plain = raw_facts(texts)
    spread = plain.std(axis=0)
    for mine, theirs in zip(at_once.get_state().values(), blocks.get_state().values(), strict=True):
        assert (mine == theirs).all()
    assert np.allclose(at_once.get_state()["mean"], plain.mean(axis=0))
    assert np.allclose(at_once.get_state()["spread"], np.where(spread > 1e-9, spread, np.inf))


def test_rows_do_not_change_without_a_new_version() -> None:
    """Rows are kept on disk: a change of these numbers needs a new VERSION."""
    found = {name: FEATURES[name]().fit_transform(TEXTS * 2) for name in sorted(FEATURES)}

    sizes = {
        name: (pool.shape[1], pool.nnz, round(float(pool.sum()), 1)) for name, pool in found.items()
    }
    assert VERSION == 3
    assert sizes == {
        "chars": (348, 794, 92.7),
        "views": (869, 2346, 135.5),
        "views+meaning": (997, 3882, 121.5),
        "words": (21, 52, 24.2),
    }


@pytest.mark.parametrize("name", ["words", "chars", "views"])
def test_counts_of_other_processes_give_the_same_fit_to_the_last_bit(name: str) -> None:
    texts = [f"{text} {number}" for number in range(375) for text in TEXTS]
    alone, merged = FEATURES[name]().fit(texts), FEATURES[name]()
    for block in (texts[:1_000], texts[1_000:2_000], texts[2_000:]):
        counts = FEATURES[name]().partial_fit(block).pop_counts()
        merged.add_counts(pickle.loads(pickle.dumps(counts)))

    found, expected = merged.finish().get_state(), alone.get_state()

    assert found.keys() == expected.keys()
    assert all((found[key] == expected[key]).all() for key in expected)


def test_counts_in_another_order_are_refused() -> None:
    facts = TextFacts().add_counts(TextFacts().partial_fit(TEXTS).pop_counts())

    with pytest.raises(ValueError, match=r"Only the last block may have 6 texts more"):
        facts.add_counts(TextFacts().partial_fit(TEXTS).pop_counts())
