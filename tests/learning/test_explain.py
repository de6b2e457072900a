"""Explanations: the weight of each part is exact, and parts are found in the original text."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.learning.arrays import Mask, Matrix, Rows
from bot.learning.classifier import Classifier
from bot.learning.explain import Explanation, explain, highlight
from bot.learning.features import FEATURES, LIMIT, TextTransformer
from bot.learning.features.quantised_rows import side_by_side
from bot.learning.fitting import fit_model

SPAM = [
    "WIN a prize now! Call 09061701461",
    "Congratulations, you WIN £1000, call now",
    "Free prize! Text WIN to 80086",
    "Срочно! Заработок 5000₽ в день, пиши @boss_work",
    "恭喜中奖请点击领取奖金",
    "您好恭喜中奖领取奖金",
]
HAM = [
    "see you at the station tonight",
    "ok, I will call mum later",
    "are you home? dinner is ready",
    "Привет, увидимся вечером",
    "明天见我在车站等你",
    "我在车站等你吃饭明天见",
]
HOSTILE = {
    "empty": "",
    "white space": " \n\t\u3000",
    "one sign": "!",
    "emoji": "👍🏽🔥🔥 👩‍👩‍👧 🇫🇷❤️",
    "zero width": "w\u200bi\u200dn \u200b \ufeff",
    "right to left": "\u202eעברית مرحبا WIN\u202c",
    "combining": "Z̷̢͌a\u0301\u0301\u0301l̷g̸o \u0301 " + "\u0301" * 300,
    "NUL and controls": "WIN\x00\x1f now\x7f",
    "lone surrogates": "\ud83d WIN \udce9",
    "one endless word": "prize" * 2000,
    "no spaces": "恭喜您中奖请点击链接领取奖金" * 400,
    "Thai": "ยินดีด้วยคุณได้รับรางวัล",
    "opens with a blank": "  WIN now",
    "a megabyte": "WIN a b " * 130_000,
    "expands under NFKC": "ﷺ " * 2000,
}

any_text = st.text(st.characters(exclude_categories=()), max_size=60)


class Toy:
    """A small pool with its labels, its features and the model they make."""

    def __init__(self, name: str) -> None:
        self.texts = [*SPAM, *HAM]
        self.transformer: TextTransformer = FEATURES[name]()
        self.pool: Matrix = self.transformer.fit_transform(self.texts)
        self.rows: Rows = np.arange(len(self.texts))
        self.spam: Mask = self.rows < len(SPAM)
        self.model: Classifier = fit_model(self.pool, self.rows, self.spam)

    def explain(self, text: str, parts: int = 8, nearest: int = 3) -> Explanation:
        return explain(
            text,
            self.transformer,
            self.model,
            self.pool,
            self.rows,
            self.spam,
            parts=parts,
            nearest=nearest,
        )

    def log_odds(self, text: str, meaning_of: str) -> float:
        """Of a text, with the meaning of another one where the features have it."""
        encoded = self.transformer.encode([meaning_of])
        rows, dense = self.transformer.transform_parts([text], encoded)
        row = rows if dense is None else side_by_side(rows, dense)
        return float(self.model.decision_function64(row)[0])


@cache
def toy_of(name: str) -> Toy:
    """Made when the first test needs it: the sentence encoder takes a second to load."""
    return Toy(name)


@pytest.fixture(scope="module", params=list(FEATURES))
def toy(request: pytest.FixtureRequest) -> Toy:
    """Of each of the features."""
    return toy_of(request.param)


def test_the_most_typical_word_of_spam_comes_first(toy: Toy) -> None:
    text = "hello there, WIN something at the station"

    strongest = toy.explain(text).parts[0]

    assert text[strongest.start : strongest.end] == "WIN"
    assert strongest.weight > 0


def test_a_word_against_spam_has_a_negative_weight(toy: Toy) -> None:
    text = "WIN tonight"

    parts = {text[part.start : part.end]: part.weight for part in toy.explain(text).parts}

    assert parts["WIN"] > 0 > parts["tonight"]


@pytest.mark.parametrize("text", SPAM)
def test_erasing_the_strongest_part_lowers_the_log_odds_by_its_weight(toy: Toy, text: str) -> None:
    found = toy.explain("so: " + text)
    strongest = max(found.parts, key=lambda part: part.weight)

    rest = "so: " + text
    rest = rest[: strongest.start] + rest[strongest.end :]

    left = toy.log_odds(rest, "so: " + text)
    assert left == pytest.approx(found.log_odds - strongest.weight, abs=1e-9)
    assert left < found.log_odds


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_every_hostile_text_can_be_explained(toy: Toy, text: str) -> None:
    found = toy.explain(text)

    assert_sound(toy, text, found)


@settings(deadline=None, max_examples=40)
@given(text=any_text)
def test_every_weight_is_exact_for_any_text(toy: Toy, text: str) -> None:
    found = toy.explain(text)

    assert_sound(toy, text, found)


def test_the_score_is_that_of_the_model() -> None:
    toy = toy_of("views")

    found = toy.explain(SPAM[0])

    assert found.score == pytest.approx(toy.model.proba64(toy.pool[np.array([0])])[0])
    assert found.log_odds == pytest.approx(np.log(found.score / (1 - found.score)))


def test_disguised_words_are_found_in_the_original_text() -> None:
    toy = toy_of("views")
    text = "hello, ＷＩ\u200bＮ\u0301 at the station"

    parts = toy.explain(text).parts

    assert "ＷＩ\u200bＮ\u0301" in [
        text[part.start : part.end] for part in parts if part.weight > 0
    ]


def test_texts_without_spaces_are_divided_into_parts() -> None:
    toy = toy_of("chars")
    text = "明天见中奖领取奖金我在车站等你"

    parts = toy.explain(text).parts
    pulls = [np.sign(sum(p.weight for p in parts if p.start <= at < p.end)) for at in (4, 8, 13)]

    assert pulls == [1, 1, -1]
    assert max(part.end - part.start for part in parts) < len(text)


def test_adjacent_pieces_of_the_same_sign_are_one_part() -> None:
    toy = toy_of("chars")

    parts = toy.explain("ok 恭喜中奖").parts

    assert [(part.start, part.end) for part in parts if part.weight > 0] == [(3, 7)]


def test_the_numbers_of_parts_and_nearest_items_are_limits() -> None:
    found = toy_of("views").explain(" ".join(SPAM + HAM), parts=3, nearest=2)

    assert (len(found.parts), len(found.nearest)) == (3, 2)


def test_words_without_weight_are_left_out() -> None:
    toy = toy_of("words")

    parts = toy.explain("zzz WIN qqq").parts

    assert [(part.start, part.end) for part in parts] == [(4, 7)]
    assert toy.explain("zzz qqq").parts == ()


def test_no_part_lies_beyond_the_limit() -> None:
    text = "see you " * (LIMIT // 8) + "WIN a prize now"

    parts = toy_of("words").explain(text).parts

    assert all(part.end <= LIMIT for part in parts)
    assert toy_of("words").explain(text) == toy_of("words").explain(text[:LIMIT])


def test_one_strong_word_is_found_in_a_long_text(toy: Toy) -> None:
    filler = " ".join(f"{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}zq" for i in range(700))
    text = f"{filler[:2001]} prize {filler[2001:4000]}"

    strongest = toy.explain(text).parts[0]

    assert text[strongest.start : strongest.end] == "prize"


def test_the_same_text_gets_the_same_explanation(toy: Toy) -> None:
    text = " ".join(SPAM * 20)

    assert toy.explain(text) == toy.explain(text)


def test_the_nearest_item_is_the_same_text_and_ties_go_to_the_lowest_row(toy: Toy) -> None:
    rows, spam = np.array([7, 3, 1]), np.array([False, True, True])
    pool = toy.pool[[0, 1, 2, 3, 4, 5, 6, 3]]

    found = explain(SPAM[3], toy.transformer, toy.model, pool, rows, spam, nearest=2)

    assert [(near.row, near.spam) for near in found.nearest] == [(3, True), (7, False)]
    assert [near.similarity for near in found.nearest] == [1.0, 1.0]


def test_similarity_is_the_cosine_of_the_rows() -> None:
    toy = toy_of("views")
    text = "call me now, dinner is ready"

    found = toy.explain(text, nearest=len(toy.texts))

    ours, theirs = toy.transformer.transform([text]).toarray()[0], toy.pool.toarray()
    cosine = theirs @ ours / (np.linalg.norm(theirs, axis=1) * np.linalg.norm(ours))
    best = [row for row in np.argsort(-cosine) if cosine[row] > 0]
    assert [near.row for near in found.nearest] == best
    assert [near.similarity for near in found.nearest] == pytest.approx(cosine[best], abs=1e-6)


def test_a_row_labelled_twice_is_listed_once_with_its_last_label() -> None:
    toy = toy_of("words")

    found = explain(
        SPAM[0],
        toy.transformer,
        toy.model,
        toy.pool,
        np.array([0, 0]),
        np.array([True, False]),
    )

    assert [(near.row, near.spam) for near in found.nearest] == [(0, False)]


def test_items_without_a_common_term_or_label_are_not_listed() -> None:
    toy = toy_of("words")
    no_rows = np.array([], dtype=np.intp)

    alone = explain("WIN", toy.transformer, toy.model, toy.pool, no_rows, np.array([], dtype=bool))

    assert alone.nearest == ()
    assert toy.explain("zzz").nearest == ()


def test_a_model_of_other_features_is_refused() -> None:
    words, chars = toy_of("words"), toy_of("chars")

    with pytest.raises(ValueError, match="Features, model and pool have"):
        explain("hi", words.transformer, chars.model, words.pool, words.rows, words.spam)
    with pytest.raises(ValueError, match="12 rows have 11 labels"):
        explain("hi", words.transformer, words.model, words.pool, words.rows, words.spam[1:])


def test_the_meaning_is_weighed_as_a_whole_beside_the_two_nearest_in_meaning() -> None:
    toy = toy_of("views+meaning")
    text = "Félicitations, vous avez gagné un prix"

    found = toy.explain(text)

    row = toy.transformer.transform([text])
    row.data[-toy.transformer.n_dense :] = 0
    without = toy.model.decision_function64(row)[0]
    assert found.meaning is not None
    assert found.meaning.weight == pytest.approx(found.log_odds - without, abs=1e-9)
    assert found.meaning.weight > 0
    near = found.meaning.nearest
    assert len(near) == 2
    assert near[0].similarity >= near[1].similarity > 0
    assert all(one.spam for one in near)
    assert toy.texts[near[0].row] in (SPAM[1], SPAM[5])  # congratulations, in another language


def test_features_without_meaning_explain_none() -> None:
    assert toy_of("views").explain("WIN").meaning is None


def assert_sound(toy: Toy, text: str, found: Explanation) -> None:
    """Parts lie in the text, apart and strongest first, with the weight that erasing them shows."""
    assert 0 <= found.score <= 1
    assert "".join(segment for segment, _ in highlight(text, found.parts)) == text
    weights = [abs(part.weight) for part in found.parts]
    assert weights == sorted(weights, reverse=True)
    head = text[:LIMIT]
    for part in found.parts:
        before, after = head[: part.start], head[part.end :]
        rest = before + after if before.strip() else after.lstrip()
        left = toy.log_odds(rest, head)
        assert left == pytest.approx(found.log_odds - part.weight, abs=1e-9)
    assert all(0 < near.similarity <= 1 for near in found.nearest)
