"""What goes wrong, as sentences a person can act on: what, where, what to do."""

from storage.errors import StoreError, TapwiseError, TryLaterError

__all__ = [
    "SettingsError",
    "StoreError",
    "TapwiseError",
    "TelegramError",
    "TransferError",
    "TryLaterError",
]


class SettingsError(TapwiseError):
    """A setting is missing or cannot be read."""


class TransferError(TapwiseError):
    """A file cannot be read or written at all; a single bad row is reported, not raised."""


class TelegramError(TapwiseError):
    """Telegram cannot be reached, or refuses the token."""
