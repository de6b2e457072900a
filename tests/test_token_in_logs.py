"""The token is hidden, however a server or library writes it."""

from __future__ import annotations

import logging

import pytest

from bot.logs import RedactingFormatter, hide_token

TOKEN = "1000000001:Logged-token_of-the-Stand-in-for-telegram"
SECRET = TOKEN.partition(":")[2]


@pytest.mark.parametrize(
    "written",
    [TOKEN, TOKEN.lower(), TOKEN.upper(), SECRET, f"1000000001%3A{SECRET}", SECRET.lower()],
)
def test_the_token_is_hidden_in_any_case(written: str) -> None:
    line = f"400, url=/bot{written}/getMe"
    record = logging.LogRecord("telegram", logging.ERROR, "", 0, line, None, None)

    for shown in (hide_token(line, TOKEN), RedactingFormatter(TOKEN).format(record)):
        assert SECRET.casefold() not in shown.casefold()
        assert "<token>/getMe" in shown


def test_without_a_token_nothing_is_hidden() -> None:
    assert hide_token("a line", "") == "a line"
