"""The token is checked, never shown, and kept in a private file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import read_settings

TOKEN = "123456789:AAE-settings_of_a_bot_that_is_none"

pytestmark = pytest.mark.usefixtures("no_settings")


@pytest.mark.parametrize(
    "given", [{}, {"token": ""}, {"token": TOKEN}, {"token": f"{TOKEN} and more"}]
)
def test_settings_never_show_the_token(given: dict[str, str]) -> None:
    settings = read_settings(**given)

    for shown in (repr(settings), str(settings), str(settings.model_dump()), f"{settings.token}"):
        assert TOKEN not in shown


def test_a_valid_token_is_returned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAPWISE_TOKEN", TOKEN)

    assert read_settings().bot_token() == TOKEN


def test_the_error_for_a_missing_token_says_where_to_get_one() -> None:
    with pytest.raises(SettingsError, match=r"There is no bot token\. Ask @BotFather") as caught:
        read_settings().bot_token()

    assert "TAPWISE_TOKEN" in str(caught.value)


@pytest.mark.parametrize(
    "token",
    [
        TOKEN.partition(":")[2],
        TOKEN.replace(":", ""),
        TOKEN.replace(":", "/"),
        f" {TOKEN}",
        f"{TOKEN}\n",
        f'"{TOKEN}"',
        f"{TOKEN}/../getMe",
        TOKEN.replace("123456789", "١٢٣٤٥٦٧٨٩"),
        TOKEN.replace("A", "А"),
        "123456789:short",
        "123456789:" + "x" * 101,
        "12:" + "x" * 35,
    ],
)
def test_an_invalid_token_is_refused_and_not_repeated(token: str) -> None:
    settings = read_settings(token=token)

    with pytest.raises(
        SettingsError, match="TAPWISE_TOKEN does not look like a bot token"
    ) as caught:
        settings.bot_token()

    assert token.strip() not in str(caught.value)


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o644, 0o777])
def test_a_file_with_the_token_that_other_accounts_can_access_is_refused(mode: int) -> None:
    Path(".env").write_text(f"TAPWISE_TOKEN={TOKEN}\n", encoding="utf-8")
    Path(".env").chmod(mode)

    message = rf"\(mode {mode:o}\)\. Make it private: chmod 600 \.env"
    with pytest.raises(SettingsError, match=message) as caught:
        read_settings()

    assert TOKEN not in str(caught.value)
    Path(".env").chmod(0o600)
    assert read_settings().bot_token() == TOKEN
