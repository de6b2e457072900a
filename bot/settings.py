"""All settings, typed; they are read once, from the environment and from `.env`."""

from __future__ import annotations

import os
import re
from importlib import import_module
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self, get_args
from urllib.parse import urlsplit

from pydantic import (
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError

_TOKEN = re.compile(r"[0-9]{3,20}:[A-Za-z0-9_-]{20,100}", re.ASCII)
# Telegram's user ids have at most 52 bits: 16 digits.
_USER_ID = re.compile(r"[1-9][0-9]{0,15}", re.ASCII)
# Telegram's own accounts, which write for anonymous administrators, channels and Telegram.
_NO_PERSON: Final = frozenset({777000, 489000, 136817688, 1087968824, 1271266957, 5434988373})
_ADDRESS = re.compile(r"https?://(\[[0-9A-Fa-f:.]+\]|[\w.-]+)(:[0-9]{1,5})?(/[^\s?#]*)?")
_WEBHOOK = re.compile(r"https?://(\[[0-9A-Fa-f:.]+\]|[\w.-]+)(:[0-9]{1,5})?/[\w./~-]+", re.ASCII)
_LISTEN = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[\w.-]+):([0-9]{1,5})", re.ASCII)

OWN_MODEL: Final = "tapwise"
"""The name of our own logistic regression."""

MaskedKind = Literal["phone", "email", "name", "card", "link"]
"""What can be hidden in a message before annotators see it."""


class Settings(BaseSettings):
    """The settings of a bot; `.env.example` describes each, with the prefix `TAPWISE_`."""

    model_config = SettingsConfigDict(
        env_prefix="TAPWISE_", env_file=".env", env_file_encoding="utf-8", extra="ignore"
    )

    token: SecretStr = SecretStr("")
    owners: Annotated[tuple[int, ...], NoDecode] = ()
    database: Path = Path("tapwise.db")
    api_base: str = "https://api.telegram.org"
    allow_http: bool = False
    test_environment: bool = False
    local_files: Path | None = None
    features: Literal["auto", "views+meaning", "views", "chars", "words"] = "auto"
    balance: Literal["weights", "undersample", "none"] = "weights"
    model: str = OWN_MODEL
    exam_every: Annotated[int, Field(ge=0, le=1_000)] = 10
    gold_every: Annotated[int, Field(ge=0, le=1_000)] = 20
    policy: Literal["single", "adaptive", "majority"] = "adaptive"
    majority: Annotated[int, Field(ge=2, le=15)] = 3
    hasty_seconds: Annotated[float, Field(ge=0, le=60)] = 1.0
    double_tap_seconds: Annotated[float, Field(ge=0, le=5)] = 0.3
    claim_seconds: Annotated[float, Field(gt=0, le=86_400)] = 600.0
    watch_limit: Annotated[int, Field(ge=1, le=1_000_000)] = 5_000
    mask: Annotated[tuple[MaskedKind, ...], NoDecode] = ()
    protect_content: bool = False
    webhook_url: str = ""
    webhook_listen: Annotated[tuple[str, int], NoDecode] = ("127.0.0.1", 8081)
    pool: str = "local"
    pool_folder: Path | None = None
    pool_without_tls: bool = False
    metrics: Annotated[tuple[str, int] | None, NoDecode] = None
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["text", "json"] = "text"

    @field_validator("owners", mode="before")
    @classmethod
    def _parse_owners(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.split(",") if part.strip()]
        if not all(map(_USER_ID.fullmatch, parts)):
            raise ValueError("give Telegram user numbers, separated by commas")
        return tuple(int(part) for part in parts)

    @field_validator("owners")
    @classmethod
    def _check_owners(cls, owners: tuple[int, ...], info: ValidationInfo) -> tuple[int, ...]:
        if not _NO_PERSON.isdisjoint(owners):
            raise ValueError(
                "one of the numbers is an account of Telegram itself, which every anonymous "
                "administrator has; give your own (@userinfobot shows it)"
            )
        token = info.data.get("token")
        bot_number = token.get_secret_value().partition(":")[0] if token else ""
        if bot_number in map(str, owners):
            raise ValueError(
                "one of the numbers is the bot's own; give yours (@userinfobot shows it)"
            )
        return owners

    @field_validator("mask", mode="before")
    @classmethod
    def _parse_mask(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        known = get_args(MaskedKind)
        kinds = [kind for part in value.split(",") if (kind := part.strip().lower())]
        if not {*kinds} <= {*known, "all"}:
            raise ValueError(f"give all, or some of {','.join(known)}, separated by commas")
        return tuple(kind for kind in known if kind in kinds or "all" in kinds)

    @field_validator("api_base")
    @classmethod
    def _check_address(cls, value: str) -> str:
        if not _ADDRESS.fullmatch(value):
            raise ValueError("give an address such as https://api.telegram.org")
        return value.rstrip("/")

    @field_validator("webhook_url")
    @classmethod
    def _check_webhook_url(cls, value: str) -> str:
        if value and not _WEBHOOK.fullmatch(value):
            raise ValueError("give an address with a path, such as https://bot.example.org/tapwise")
        if value.startswith("http:") and not _is_this_machine(urlsplit(value).netloc):
            raise ValueError(
                "the address begins with http://, but Telegram sends updates by https only; a "
                "proxy with TLS passes them on (docs/deploy.md)"
            )
        return value

    @field_validator("metrics", "webhook_listen", mode="before")
    @classmethod
    def _parse_listen_address(cls, value: object, info: ValidationInfo) -> object:
        if not isinstance(value, str):
            return value
        if not value and info.field_name == "metrics":
            return None
        found = _LISTEN.fullmatch(value)
        if found is None or int(found[2]) > 65_535:
            raise ValueError("give an address and a port, such as 127.0.0.1:9464")
        return found[1].strip("[]"), int(found[2])

    @field_validator("log_level", "log_format", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("local_files", "pool_folder", mode="before")
    @classmethod
    def _parse_folder(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("local_files")
    @classmethod
    def _check_local_files(cls, folder: Path | None) -> Path | None:
        if folder is not None and (not folder.is_absolute() or folder.parent == folder):
            raise ValueError(
                "give the full path of the folder of your Bot API server (its --dir), which is not "
                "the root of a disk"
            )
        return folder

    @model_validator(mode="after")
    def _check_encryption(self) -> Self:
        """Errors: ValueError when the token would travel unencrypted to another machine."""
        scheme, _, rest = self.api_base.partition("://")
        if scheme == "http" and not self.allow_http and not _is_this_machine(rest.split("/")[0]):
            raise ValueError(
                "the address begins with http://, so everybody on the way could "
                "read the token. Use https://, or set TAPWISE_ALLOW_HTTP=true if the network is "
                "yours"
            )
        return self

    def bot_token(self) -> str:
        """The token; errors: SettingsError if it is missing or does not look like a token."""
        token = self.token.get_secret_value()
        if not token:
            raise SettingsError(
                "There is no bot token. Ask @BotFather on Telegram for one and set TAPWISE_TOKEN, "
                "in the environment or in a file .env (see .env.example). "
                "You can try everything without a token: run `tapwise demo`."
            )
        if not _TOKEN.fullmatch(token):
            raise SettingsError(
                "TAPWISE_TOKEN does not look like a bot token (123456789:AAE…, from @BotFather). "
                "Copy it again, without quotes or spaces."
            )
        return token


def _is_this_machine(host_and_port: str) -> bool:
    host = re.sub(r":[0-9]+$", "", host_and_port).strip("[]").lower()
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _check_is_private(file: Path) -> None:
    """Errors: SettingsError if other accounts may read or change the file with the token."""
    if os.name == "posix" and file.exists() and (mode := file.stat().st_mode) & 0o077:
        raise SettingsError(
            "The file .env holds the bot's token, but other accounts of this machine can access it "
            f"(mode {mode & 0o777:o}). Make it private: chmod 600 .env"
        )


def read_settings(**given: object) -> Settings:
    """The settings; `given` (from the command line) overrides the environment, and that `.env`.

    Errors: SettingsError with the name of each invalid setting, or of the file. Values are not
    repeated, as one of them may be the token.
    """
    try:
        _check_is_private(Path(".env"))
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        invalid = [
            f"TAPWISE_{'_'.join(map(str, fault['loc'] or ('api_base',))).upper()}: "
            + fault["msg"].removeprefix("Value error, ")
            for fault in error.errors(include_input=False, include_url=False)
        ]
        raise SettingsError(
            "These settings cannot be read: " + "; ".join(invalid) + ". See .env.example."
        ) from None
    except UnicodeError:
        raise SettingsError("The file .env is not UTF-8. Save it again as UTF-8 text.") from None
    except OSError as error:
        raise SettingsError(f"The file .env cannot be read: {error.strerror}.") from None


def load_classifier(name: str) -> Any | None:
    """The scikit-learn classifier of this dotted name, unfitted; None for `tapwise`, our own.

    Errors: SettingsError if it cannot be imported or cannot replace our model.
    """
    if name == OWN_MODEL:
        return None
    from sklearn.base import is_classifier  # takes a second to load
    from sklearn.utils import get_tags

    classifier = _instance(name)
    if not hasattr(classifier, "get_params") or not is_classifier(classifier):
        raise SettingsError(
            f"The model {name} is not a scikit-learn classifier. Name one, such as "
            "sklearn.linear_model.LogisticRegression."
        )
    if not any(hasattr(classifier, method) for method in ("predict_proba", "decision_function")):
        raise SettingsError(
            f"The model {name} has neither predict_proba nor decision_function, so there are no "
            "scores to choose questions by. Name another classifier."
        )
    if not get_tags(classifier).input_tags.sparse:
        raise SettingsError(
            f"The model {name} does not accept sparse features. Name a classifier that does, such "
            "as sklearn.naive_bayes.MultinomialNB."
        )
    return classifier


def _instance(name: str) -> Any:
    """An instance of the named class with default parameters; errors: SettingsError."""
    module, _, class_name = name.rpartition(".")
    try:
        found = getattr(import_module(module), class_name)
    except (ImportError, AttributeError, ValueError) as error:
        raise SettingsError(
            f"The model {name} cannot be imported ({error}). Set `{OWN_MODEL}`, or the dotted "
            "name of a classifier, such as sklearn.linear_model.LogisticRegression."
        ) from None
    try:
        return found() if isinstance(found, type) else found
    except TypeError as error:
        raise SettingsError(
            f"The model {name} has parameters without a default ({error}). Name a class of your "
            "own that sets them."
        ) from None
