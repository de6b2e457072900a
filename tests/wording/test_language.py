"""Sentences in one language: values escaped and isolated, numbers by CLDR, else English."""

from __future__ import annotations

import logging
from copy import deepcopy
from datetime import UTC, datetime

import pytest

from bot.formats.report import name_columns
from bot.formats.row_checks import checked_row
from bot.formats.rows import BadRow
from bot.wording.direction import FSI, PDI
from bot.wording.installed_languages import ENGLISH, LANGUAGES
from bot.wording.language import Html, Language
from bot.wording.translatable import sentence, translate

ARABIC = Language(
    "ar",
    """
quality = <b>الجودة</b>: أرسل /stats أو <code>/why some text</code>
not-posted = { $title } ({ $bot })
button-ignore = 🚫 تجاهل { $who }
stats-mine = { $mine ->
    [one] إجابة
   *[other] { $mine } إجابات
 }
settings = { $confirmation ->
    [off] لا
   *[on] نعم
 } { $language } { $counted } { $reminder }
""",
    ENGLISH,
)
GERMAN = LANGUAGES["de"]


def isolated(text: str) -> str:
    return f"{FSI}{text}{PDI}"


def test_a_value_is_escaped_in_html_and_not_in_plain_text() -> None:
    assert ENGLISH.say("not-posted", title="<b>&", bot="x").startswith(
        "⚠️ The group &lt;b&gt;&amp; is open"
    )
    assert "<b>x</b>" in ENGLISH.say("not-posted", title=Html("<b>x</b>"), bot="x")
    assert ENGLISH.say("error-file-day", word="<b>&") == "<b>& is no day. Write it as 2026-01-31."


def test_right_to_left_isolates_values_code_and_commands_and_no_copied_code() -> None:
    assert ARABIC.say("quality") == Html(
        f"<b>الجودة</b>: أرسل {isolated('/stats')} أو {isolated('<code>/why some text</code>')}"
    )
    assert (
        ARABIC.say("not-posted", title="A (1)", bot="b2")
        == f"{isolated('A (1)')} ({isolated('b2')})"
    )
    assert ARABIC.say("button-ignore", who="5") == f"🚫 تجاهل {isolated('5')}"


def test_left_to_right_isolates_only_what_runs_the_other_way() -> None:
    said = ENGLISH.say("not-posted", title="جيران", bot="tapwise")

    assert isolated("جيران") in said
    assert said.count(FSI) == 1


def test_digits_plurals_and_choices_are_those_of_the_language() -> None:
    shown = ARABIC.number(1_234)
    persian = Language("fa", "more-files = { $count }\n", ENGLISH)

    assert (persian.percent(0.5), persian.decimal(0.5)) == ("۵۰٪", "۰٫۵۰")
    assert persian.say("more-files", count=1_234) == isolated("۱٬۲۳۴")
    assert ARABIC.say("stats-mine", mine=1_234) == f"{isolated(shown)} إجابات"
    assert ARABIC.say("stats-mine", mine=1) == "إجابة"
    assert ARABIC.say(
        "settings", confirmation="off", language="x", counted="on", reminder="none"
    ).startswith("لا x")
    assert "،" not in ENGLISH.listed(["a", "b", "c"])
    assert ARABIC.listed(["a", "b", "c"]) == "a وb وc"
    assert GERMAN.listed(["a", "b", "c"]) == "a, b und c"
    assert GERMAN.number(1_234) == "1.234"
    assert GERMAN.time(datetime(2026, 1, 31, 12, 5, tzinfo=UTC)) == "31.01.2026, 12:05 UTC"


def test_a_sentence_that_is_missing_or_broken_is_said_in_english(
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken = Language("de", "quality = { $no_such_value }\n", ENGLISH)

    assert ARABIC.say("reading") == ENGLISH.say("reading")
    with caplog.at_level(logging.WARNING):
        assert broken.say("quality") == ENGLISH.say("quality")
    assert "quality of de.ftl" in caplog.text
    with pytest.raises(LookupError, match="no-such-sentence"):
        GERMAN.say("no-such-sentence")


def test_a_value_of_any_length_is_said() -> None:
    assert ENGLISH.say("upload-failed", file="&" * 100_000).count("&amp;") == 480


def test_a_reason_is_english_text_and_can_be_said_in_another_language() -> None:
    bad = checked_row("hello", "<b>maybe", None, "a.csv:3")

    assert isinstance(bad, BadRow)
    assert bad.reason.startswith("'<b>maybe' is not a label.")
    assert translate(bad.reason, GERMAN).startswith("'<b>maybe' ist kein Label.")
    assert translate(deepcopy(bad.reason), GERMAN) == translate(bad.reason, GERMAN)
    assert translate("no sentence of ours", GERMAN) == "no sentence of ours"


def test_a_reason_within_a_reason_is_said_in_the_other_language_too() -> None:
    said = sentence("file-label-like", columns=name_columns(tuple("abcdefghij")))

    assert "h and 2 more may be labels" in said
    assert "h und 2 weitere könnten Labels sein" in translate(said, GERMAN)
