"""Checks of inline keyboards; every refusal has Telegram's words."""

import re
from collections.abc import Iterator

from bot.emulator.responses import Json, bad_request

_ACTIONS = frozenset(
    """
    url callback_data web_app login_url switch_inline_query switch_inline_query_current_chat
    switch_inline_query_chosen_chat copy_text callback_game pay
    """.split()  # noqa: SIM905
)
_BUTTON_FIELDS = _ACTIONS | {"text", "icon_custom_emoji_id", "style"}
_STYLES = frozenset({"danger", "success", "primary"})
_OTHER_MARKUPS = {
    "keyboard": frozenset(
        """
        keyboard is_persistent resize_keyboard one_time_keyboard input_field_placeholder selective
        """.split()  # noqa: SIM905
    ),
    "remove_keyboard": frozenset({"remove_keyboard", "selective"}),
    "force_reply": frozenset({"force_reply", "input_field_placeholder", "selective"}),
}
_URL = re.compile(r"(?i)(?:tg|ton)://\w|(?:https?://)?[\w~@:-]+(?:\.[\w~-]+)+(?:[/?#:]|$)")


def inline_keyboard(markup: object, *, only_inline: bool = False) -> Json | None:
    """The checked keyboard of a message; None for none or for another kind of markup."""
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if markup and "inline_keyboard" not in markup:
        _check_other(markup, only_inline=only_inline)
        return None
    if markup.keys() - {"inline_keyboard"}:
        raise bad_request("can't parse reply keyboard markup: it has fields of another kind")
    rows = _rows(markup.get("inline_keyboard", []))
    if sum(map(len, rows)) > 100:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def buttons(message: Json) -> Iterator[Json]:
    """The inline buttons of a message, row by row."""
    for row in message.get("reply_markup", {}).get("inline_keyboard", []):
        yield from row


def _check_other(markup: Json, *, only_inline: bool) -> None:
    for kind, fields in _OTHER_MARKUPS.items():
        if kind in markup and markup.keys() <= fields and not only_inline:
            return
    raise bad_request("inline keyboard expected")


def _rows(rows: object) -> list[list[Json]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(
            'can\'t parse inline keyboard: field "inline_keyboard" must be an Array of Arrays'
        )
    return [[_button(button) for button in row] for row in rows if row]


def _button(button: object) -> Json:
    if not isinstance(button, dict):
        raise _unparsable("InlineKeyboardButton must be an Object")
    if unknown := button.keys() - _BUTTON_FIELDS:
        raise _unparsable(f'unknown field "{min(unknown)}"')
    if not isinstance(button.get("text"), str) or not button["text"].strip():
        raise _unparsable('field "text" must be a non-empty String')
    actions = button.keys() & _ACTIONS
    if not actions:
        raise _unparsable("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise _unparsable(f"exactly one action is allowed, found {', '.join(sorted(actions))}")
    if button.get("style", "primary") not in _STYLES:
        raise _unparsable(f'invalid button style "{button["style"]}" specified')
    _check_action(button)
    return button


def _check_action(button: Json) -> None:
    if "callback_data" in button:
        data = button["callback_data"]
        if not isinstance(data, str) or not 1 <= len(data.encode()) <= 64:
            raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not _URL.match(str(button["url"])):
        raise bad_request(
            f"inline keyboard button URL '{button['url']}' is invalid: wrong HTTP URL"
        )
    if "copy_text" in button:
        copied = button["copy_text"]
        if not isinstance(copied, dict) or not 1 <= len(str(copied.get("text", ""))) <= 256:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _unparsable(reason: str) -> Exception:
    return bad_request(f"can't parse inline keyboard button: {reason}")
