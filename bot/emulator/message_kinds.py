"""The content of each kind of message that people send, and of service messages.

Only fields that Telegram requires are there, and those by which bots tell the kinds apart.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from bot.emulator.entities import formatted, utf16_length
from bot.emulator.responses import Json
from bot.emulator.stored_files import StoredFile

AddFile = Callable[[str, bytes], StoredFile]

_PICTURE: Final = {"width": 320, "height": 240}
# The file that is sent with each kind, and the fields that describe it.
_FILES: Final[dict[str, tuple[str, Json]]] = {
    "animation": ("cat.mp4", {**_PICTURE, "duration": 2}),
    "audio": ("song.mp3", {"duration": 180, "title": "Song"}),
    "document": ("notes.pdf", {}),
    "photo": ("photo.jpg", _PICTURE),
    "sticker": (
        "sticker.webp",
        {
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": "👍",
        },
    ),
    "video": ("video.mp4", {**_PICTURE, "duration": 9}),
    "video_note": ("round.mp4", {"length": 240, "duration": 9}),
    "voice": ("speech.ogg", {"duration": 4}),
}
_UNNAMED: Final = frozenset({"photo", "sticker", "video_note", "voice"})
_CAPTIONED: Final = frozenset({"animation", "audio", "document", "photo", "video", "voice"})
_PLACE: Final = {"latitude": 52.52, "longitude": 13.405}
_POLL: Final[Json] = {
    "id": "1",
    "question": "Is this spam?",
    "options": [
        {"persistent_id": str(number), "text": text, "voter_count": 0}
        for number, text in enumerate(("Yes", "No"))
    ],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": True,
    "members_only": False,
}
_PLAIN: Final[Mapping[str, Json]] = MappingProxyType(
    {
        "contact": {"contact": {"phone_number": "+49301234567", "first_name": "Eve"}},
        "dice": {"dice": {"emoji": "🎲", "value": 4}},
        "location": {"location": _PLACE},
        "poll": {"poll": _POLL},
        "story": {"story": {"chat": {"id": 9, "type": "private", "first_name": "Eve"}, "id": 1}},
        "venue": {
            "venue": {"location": _PLACE, "title": "Café", "address": "Main Street 1"},
            "location": _PLACE,
        },
    }
)
SERVICE_MESSAGES: Final[Mapping[str, object]] = MappingProxyType(
    {
        "boost_added": {"boost_count": 1},
        "chat_background_set": {"type": {"type": "chat_theme", "theme_name": "🎨"}},
        "delete_chat_photo": True,
        "forum_topic_closed": {},
        "forum_topic_created": {"name": "Spam", "icon_color": 7322096},
        "forum_topic_edited": {"name": "More spam"},
        "forum_topic_reopened": {},
        "general_forum_topic_hidden": {},
        "general_forum_topic_unhidden": {},
        "giveaway_created": {},
        "group_chat_created": True,
        "message_auto_delete_timer_changed": {"message_auto_delete_time": 86_400},
        "new_chat_title": "Spam",
        "supergroup_chat_created": True,
        "pinned_message": {},
        "users_shared": {"request_id": 1, "users": [{"user_id": 9}]},
        "video_chat_ended": {"duration": 60},
        "video_chat_scheduled": {"start_date": 1_900_000_000},
        "video_chat_started": {},
        "write_access_allowed": {},
    }
)
"""Service messages by their field in Message, and the content of that field.

A pinned message is the newest one of the chat.
"""

MESSAGE_KINDS: Final = (*sorted({*_FILES, *_PLAIN}), *SERVICE_MESSAGES)
"""Every kind that `content_of` knows."""


def text_content(text: str) -> Json:
    """The content of a text message, as an app sends it."""
    plain, entities = formatted(text)
    if not 1 <= utf16_length(plain) <= 4096:
        raise ValueError("A message has 1 to 4096 UTF-16 units; the apps split a longer one.")
    return {"text": plain} | ({"entities": entities} if entities else {})


def caption_content(caption: str) -> Json:
    """The fields of a caption; none for an empty one."""
    plain, entities = formatted(caption)
    if utf16_length(plain) > 1024:
        raise ValueError("A caption has at most 1024 UTF-16 units.")
    fields: Json = {"caption": plain} if plain else {}
    return fields | ({"caption_entities": entities} if entities else {})


def file_content(stored: StoredFile, caption: str = "") -> Json:
    """The content of a message with a document."""
    return {"document": stored.as_document(), **caption_content(caption)}


def content_of(kind: str, add_file: AddFile, caption: str = "") -> Json:
    """The content of a message of this kind; a field of Message that is in MESSAGE_KINDS."""
    if caption and kind not in _CAPTIONED:
        raise ValueError(f"A message of the kind {kind} has no caption.")
    if kind in _FILES:
        return _media(kind, add_file) | caption_content(caption)
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    return {kind: SERVICE_MESSAGES[kind]}


def _media(kind: str, add_file: AddFile) -> Json:
    """A GIF is described as an animation and, for older bots, as a document, too."""
    name, fields = _FILES[kind]
    stored = add_file(name, f"the content of {name}".encode())
    described = stored.as_json() if kind in _UNNAMED else stored.as_document()
    if kind == "photo":
        return {kind: [described | fields]}
    content = {kind: described | fields}
    return content | {"document": described} if kind == "animation" else content
