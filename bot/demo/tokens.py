"""Tokens of emulated bots."""

import secrets


def new_token(bot_number: int) -> str:
    """A token that nobody else can guess, as it is part of the emulator's addresses.

    Another page in the same browser may send requests to this machine; some browsers do not say so.
    """
    return f"{bot_number}:{secrets.token_urlsafe(26)}"
