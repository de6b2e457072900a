"""The log as lines of text or JSON, at the level that the settings name."""

from __future__ import annotations

import json
import logging
import sys

import pytest

from bot.logs import JsonFormatter
from bot.settings import read_settings

TOKEN = "1000000001:Logged-token_of-the-Stand-in-for-telegram"

pytestmark = pytest.mark.usefixtures("no_settings")


def record(name: str, message: str, *values: object, error: bool = False) -> logging.LogRecord:
    caught = sys.exc_info() if error else None
    return logging.LogRecord(name, logging.WARNING, "", 0, message, values, caught)


def test_a_line_of_json_has_time_level_logger_and_message() -> None:
    line = JsonFormatter(TOKEN).format(record("bot.app", "%d items\nand more", 3))

    found = json.loads(line)
    assert "\n" not in line
    assert found.pop("at").endswith("+00:00")
    assert found == {"level": "warning", "logger": "bot.app", "message": "3 items\nand more"}


def test_json_hides_the_token_and_the_values_of_libraries() -> None:
    hidden = JsonFormatter(TOKEN).format(record("bot", "of %s", TOKEN))
    library = JsonFormatter(TOKEN).format(record("telegram", "update %s", "win a prize"))

    assert json.loads(hidden)["message"] == "of <token>"
    assert json.loads(library)["message"] == "update %s"


def test_an_exception_in_json_has_its_type_and_traceback_but_not_its_text() -> None:
    text = "win a prize"
    try:
        raise ValueError(text)
    except ValueError:
        line = JsonFormatter(TOKEN).format(record("bot", "a bug", error=True))

    found = json.loads(line)
    assert found["exception"].endswith("builtins.ValueError")
    assert "test_log_forms.py" in found["exception"]
    assert text not in line


def test_levels_and_forms_are_read_in_any_case(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAPWISE_LOG_LEVEL", "WARNING")
    monkeypatch.setenv("TAPWISE_LOG_FORMAT", "Json")

    settings = read_settings()

    assert (settings.log_level, settings.log_format) == ("warning", "json")


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("127.0.0.1:9464", ("127.0.0.1", 9464)),
        ("[::1]:0", ("::1", 0)),
        ("localhost:80", ("localhost", 80)),
        ("", None),
    ],
)
def test_the_address_of_the_metrics_is_read(
    value: str, address: tuple[str, int] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAPWISE_METRICS", value)

    assert read_settings().metrics == address


@pytest.mark.parametrize("value", ["9464", "127.0.0.1", "127.0.0.1:99999", ":9464", "a b:1"])
def test_another_address_of_the_metrics_is_refused(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAPWISE_METRICS", value)

    with pytest.raises(Exception, match="TAPWISE_METRICS: give an address and a port"):
        read_settings()
