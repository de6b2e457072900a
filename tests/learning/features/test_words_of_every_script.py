"""The words of languages with vowel signs, and of languages without spaces."""

from __future__ import annotations

import re
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import f1_score

from bot.learning.features import words
from bot.learning.features.word_pattern import word_pattern, word_tokens
from bot.learning.fitting import fit_model

# Who, what, when: spam and ham share the first and the last part.
PLANS: dict[str, tuple[tuple[list[str], list[str], list[str], list[str]], str]] = {
    "English": (
        (
            ["Hello,", "Dear friend,", "Good news:", "Listen,", "Today", "Everybody,"],
            ["win free money", "a loan without papers", "click the link", "earn at home"],
            ["see you at lunch", "the meeting moved", "call your mother", "the train is late"],
            ["today", "tomorrow", "on Monday", "at six", "soon", "again", "please", "thanks"],
        ),
        " ",
    ),
    "Hindi": (
        (
            ["नमस्ते,", "प्रिय मित्र,", "खुशखबरी:", "सुनो,", "आज", "सभी लोग,"],
            ["मुफ्त पैसे जीतें", "बिना कागज लोन पाएं", "लिंक पर क्लिक करें", "घर बैठे कमाएं"],
            ["दोपहर में मिलते हैं", "बैठक आगे बढ़ गई", "अपनी माँ को फोन करो", "ट्रेन देर से है"],
            ["आज", "कल", "सोमवार को", "छह बजे", "जल्दी", "फिर", "कृपया", "धन्यवाद"],
        ),
        " ",
    ),
    "Thai": (
        (
            ["สวัสดี", "เพื่อนรัก", "ข่าวดี", "ฟังนะ", "วันนี้", "ทุกคน"],
            ["รับเงินฟรี", "กู้เงินไม่ใช้เอกสาร", "คลิกลิงก์นี้", "หารายได้ที่บ้าน"],
            ["เจอกันตอนเที่ยง", "เลื่อนประชุมแล้ว", "โทรหาแม่ด้วย", "รถไฟมาช้า"],
            ["วันนี้", "พรุ่งนี้", "วันจันทร์", "หกโมง", "เร็วๆนี้", "อีกครั้ง", "หน่อย", "ขอบคุณ"],
        ),
        "",
    ),
    "Chinese": (
        (
            ["你好", "亲爱的朋友", "好消息", "听着", "今天", "大家"],
            ["免费领取奖金", "无需资料贷款", "点击这个链接", "在家赚钱"],
            ["中午见面吧", "会议推迟了", "给妈妈打电话", "火车晚点了"],
            ["今天", "明天", "星期一", "六点", "很快", "再一次", "请", "谢谢"],
        ),
        "",
    ),
}


def messages(language: str) -> tuple[list[str], np.ndarray]:
    (first, spam, ham, last), space = PLANS[language]
    made = [
        (space.join(parts), label)
        for label, middle in ((True, spam), (False, ham))
        for parts in product(first, middle, last)
    ]
    order = np.random.default_rng(0).permutation(len(made))
    return [made[row][0] for row in order], np.array([made[row][1] for row in order])


@pytest.mark.parametrize("language", PLANS)
def test_words_tell_spam_from_ham_in_every_script(language: str) -> None:
    texts, spam = messages(language)
    transformer = words()
    pool = transformer.fit_transform(texts)

    model = fit_model(pool, np.arange(60), spam[:60])

    assert f1_score(spam[60:], model.proba(pool)[60:] >= 0.5) > 0.98


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("मुफ्त लोन पाएं", ["मुफ्त", "लोन", "पाएं"]),
        ("తెలుగు భాష", ["తెలుగు", "భాష"]),
        ("বাংলা ভাষা", ["বাংলা", "ভাষা"]),
        ("免费领取 now", ["免费", "费领", "领取", "now"]),
        ("你好abc", ["你好", "abc"]),
        ("รับเงิน", ["รั", "ับ", "บเ", "เง", "งิ", "ิน"]),
        ("無料です", ["無料", "料で", "です"]),
        ("안녕하세요 오늘", ["안녕하세요", "오늘"]),
        ("שָׁלוֹם לך", ["שָׁלוֹם", "לך"]),
        ("می‌خواهم", ["می‌خواهم"]),
        ("I a 5 £ e\u0301te\u0301 x_y", ["e\u0301te\u0301", "x_y"]),
        ("...!", []),
    ],
)
def test_a_text_has_these_words(text: str, found: list[str]) -> None:
    assert re.findall(word_pattern(), text) == word_tokens(text) == found


@given(st.text(st.sampled_from("ab_1 ,.é£яЖ中国กา\u0e31कि\u093f\u0301\u200c👍")))
def test_the_quick_way_gives_the_words_of_the_pattern(text: str) -> None:
    assert word_tokens(text) == re.findall(word_pattern(), text)


@given(st.text(st.characters(max_codepoint=0x2FF) | st.sampled_from("привет ёЁ ελ")))
def test_without_marks_the_words_are_those_of_scikit_learn(text: str) -> None:
    assert word_tokens(text) == re.findall(r"(?u)\b\w\w+\b", text)


def test_a_long_text_is_read_in_time_that_grows_with_its_length() -> None:
    assert len(word_tokens("ก" * 100_000)) == 99_999
    assert word_tokens("a\u0301" * 100_000 + "!") == ["a\u0301" * 100_000]
