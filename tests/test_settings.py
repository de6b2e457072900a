"""Settings are read from the environment and `.env`, and errors never show their values."""

from __future__ import annotations

from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot.errors import SettingsError
from bot.settings import Settings, load_classifier, read_settings
from tests.support.paths import ROOT

EXAMPLE = ROOT / ".env.example"
TOKEN = "123456789:AAE-settings_of_a_bot_that_is_none"

pytestmark = pytest.mark.usefixtures("no_settings")


def test_the_example_names_exactly_the_settings() -> None:
    named = list(dotenv_values(EXAMPLE))

    assert named == [f"TAPWISE_{name.upper()}" for name in Settings.model_fields]


def test_the_example_holds_the_defaults() -> None:
    copied = EXAMPLE.read_text("utf-8")

    Path(".env").write_text(copied, encoding="utf-8")
    from_example = read_settings()
    Path(".env").unlink()

    assert from_example == read_settings()


def test_the_command_line_overrides_the_environment_and_that_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path(".env").write_text(
        "TAPWISE_DATABASE=file.db\nTAPWISE_BALANCE=none\nTAPWISE_EXAM_EVERY=3\n", encoding="utf-8"
    )
    monkeypatch.setenv("TAPWISE_DATABASE", "environment.db")
    monkeypatch.setenv("TAPWISE_BALANCE", "undersample")

    settings = read_settings(database=Path("given.db"), balance=None)

    assert settings.database == Path("given.db")
    assert settings.balance == "undersample"
    assert settings.exam_every == 3


def test_variables_of_other_programs_in_the_file_are_ignored() -> None:
    Path(".env").write_text("PATH_OF_ANOTHER=1\nTAPWISE_OWNERS=7\n", encoding="utf-8")

    assert read_settings().owners == (7,)


@pytest.mark.parametrize(
    ("value", "owners"),
    [
        ("", ()),
        ("1", (1,)),
        ("12345678,4503599627370495", (12345678, 4503599627370495)),
        (" 1 , 2,,3, ", (1, 2, 3)),
    ],
)
def test_owners_are_numbers_separated_by_commas(
    monkeypatch: pytest.MonkeyPatch, value: str, owners: tuple[int, ...]
) -> None:
    monkeypatch.setenv("TAPWISE_OWNERS", value)

    assert read_settings().owners == owners


@pytest.mark.parametrize("number", ["1087968824", "136817688", "777000", "1,1087968824", "4242"])
def test_numbers_that_can_be_no_person_are_no_owners(
    monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    monkeypatch.setenv("TAPWISE_TOKEN", "4242:AAE-a-token-that-is-long-enough-1234")
    monkeypatch.setenv("TAPWISE_OWNERS", number)

    with pytest.raises(SettingsError, match="TAPWISE_OWNERS: one of the numbers is"):
        read_settings()


@pytest.mark.parametrize(
    ("value", "kinds"),
    [
        ("", ()),
        (" ", ()),
        ("all", ("phone", "email", "name", "card", "link")),
        ("card, Phone,,card", ("phone", "card")),
    ],
)
def test_masked_kinds_are_separated_by_commas(
    monkeypatch: pytest.MonkeyPatch, value: str, kinds: tuple[str, ...]
) -> None:
    monkeypatch.setenv("TAPWISE_MASK", value)

    assert read_settings().mask == kinds


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "cannot be imported"),
        ("logistic", "cannot be imported"),
        ("no_such_package.Model", "cannot be imported (No module named 'no_such_package')"),
        ("sklearn.linear_model.LogisticRegresion", "cannot be imported"),
        ("sklearn.linear_model.LinearRegression", "is not a scikit-learn classifier"),
        ("sklearn.svm.l1_min_c", "is not a scikit-learn classifier"),
        ("pathlib.Path", "is not a scikit-learn classifier"),
        ("tests.support.models.WithoutScores", "has neither predict_proba nor decision_function"),
        ("tests.support.models.WithoutDefaults", "has parameters without a default"),
        ("sklearn.naive_bayes.GaussianNB", "does not accept sparse features"),
    ],
)
def test_an_unusable_model_is_refused(name: str, sentence: str) -> None:
    with pytest.raises(SettingsError) as refused:
        load_classifier(name)

    assert str(refused.value).startswith(f"The model {name} {sentence}")


def test_a_model_is_tapwises_own_or_a_classifier_by_its_dotted_name() -> None:
    assert load_classifier("tapwise") is None
    assert type(load_classifier("sklearn.svm.LinearSVC")).__name__ == "LinearSVC"


@pytest.mark.parametrize(
    "address", ["http://10.0.0.5:8081", "http://telegram.example", "http://127.0.0.1.example/x"]
)
def test_an_unencrypted_address_of_another_machine_needs_an_explicit_yes(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("TAPWISE_API_BASE", address)

    with pytest.raises(SettingsError, match=r"TAPWISE_API_BASE: .* could read the token"):
        read_settings()

    monkeypatch.setenv("TAPWISE_ALLOW_HTTP", "true")
    assert read_settings().api_base == address


def test_an_unencrypted_address_of_this_machine_is_accepted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for address in ("http://localhost:8081", "http://127.0.0.5", "http://[::1]:8081/bot"):
        monkeypatch.setenv("TAPWISE_API_BASE", address)

        assert read_settings().api_base == address


def test_a_slash_at_the_end_of_an_address_is_removed(monkeypatch: pytest.MonkeyPatch) -> None:
    for address in ("http://127.0.0.1:8081/", "http://[::1]:8081", "https://api.example/way/"):
        monkeypatch.setenv("TAPWISE_API_BASE", address)

        assert read_settings().api_base == address.rstrip("/")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OWNERS", "@me"),
        ("OWNERS", "1;2"),
        ("OWNERS", "-5"),
        ("OWNERS", "0"),
        ("OWNERS", "1.5"),
        ("OWNERS", "١٢٣"),
        ("OWNERS", "²"),
        ("OWNERS", "9" * 17),
        ("OWNERS", "9" * 5000),
        ("API_BASE", ""),
        ("API_BASE", "api.telegram.org"),
        ("API_BASE", "ftp://api.telegram.org"),
        ("API_BASE", "https://"),
        ("API_BASE", "https:// api.telegram.org"),
        ("API_BASE", "https://api.telegram.org?x=1"),
        ("FEATURES", "clever"),
        ("FEATURES", ""),
        ("BALANCE", "1:1"),
        ("EXAM_EVERY", "-1"),
        ("EXAM_EVERY", "1001"),
        ("EXAM_EVERY", "often"),
        ("EXAM_EVERY", ""),
        ("MASK", "phones"),
        ("MASK", "phone;card"),
        ("MASK", "all,none"),
        ("PROTECT_CONTENT", "maybe"),
        ("CLAIM_SECONDS", "0"),
        ("CLAIM_SECONDS", "86401"),
        ("CLAIM_SECONDS", "nan"),
        ("CLAIM_SECONDS", "inf"),
        ("CLAIM_SECONDS", "10 min"),
    ],
)
def test_an_invalid_value_is_reported_by_the_name_of_its_setting(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv("TAPWISE_TOKEN", TOKEN)
    monkeypatch.setenv(f"TAPWISE_{name}", value)

    with pytest.raises(SettingsError) as caught:
        read_settings()

    message = str(caught.value)
    assert message.startswith(f"These settings cannot be read: TAPWISE_{name}: ")
    assert message.count("TAPWISE_") == 1
    assert message.endswith("See .env.example.")
    assert "\n" not in message
    assert TOKEN not in message
    assert repr(value) not in message


def test_two_invalid_values_are_reported_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAPWISE_TOKEN", TOKEN)
    monkeypatch.setenv("TAPWISE_BALANCE", TOKEN)
    monkeypatch.setenv("TAPWISE_OWNERS", TOKEN)

    with pytest.raises(SettingsError) as caught:
        read_settings()

    assert "TAPWISE_OWNERS: " in str(caught.value)
    assert "TAPWISE_BALANCE: " in str(caught.value)
    assert TOKEN not in str(caught.value)


def test_a_file_that_is_not_utf_8_is_reported_without_its_contents() -> None:
    Path(".env").write_bytes(f"TAPWISE_TOKEN={TOKEN}".encode("utf-16"))

    with pytest.raises(SettingsError, match=r"The file \.env is not UTF-8") as caught:
        read_settings()

    assert caught.value.__suppress_context__


@pytest.mark.parametrize(
    "value",
    [
        "",
        "https://bot.example.org/tapwise",
        "https://bot.example.org:8443/a/b-c_d.e~f",
        "http://127.0.0.1:8081/tapwise",
        "http://localhost/tapwise",
    ],
)
def test_an_address_of_a_webhook_is_taken(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAPWISE_WEBHOOK_URL", value)

    assert read_settings().webhook_url == value


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("bot.example.org/tapwise", "give an address with a path"),
        ("https://bot.example.org", "give an address with a path"),
        ("https://bot.example.org/", "give an address with a path"),
        ("https://user:pass@bot.example.org/a", "give an address with a path"),
        ("https://bot.example.org/a?b=c", "give an address with a path"),
        ("http://bot.example.org/tapwise", "begins with http://, but Telegram sends"),
    ],
)
def test_another_address_of_a_webhook_is_refused(
    value: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAPWISE_WEBHOOK_URL", value)

    with pytest.raises(SettingsError, match=reason):
        read_settings()
