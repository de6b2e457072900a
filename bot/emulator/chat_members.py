"""The members of a group, and the objects in which Telegram describes them."""

from collections.abc import Collection

from bot.emulator.responses import Json

_RIGHTS = """
    can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats
    can_restrict_members can_promote_members can_change_info can_invite_users can_post_stories
    can_edit_stories can_delete_stories
""".split()  # noqa: SIM905
_PERMISSIONS = """
    can_send_messages can_send_audios can_send_documents can_send_photos can_send_videos
    can_send_video_notes can_send_voice_notes can_send_polls can_send_other_messages
    can_add_web_page_previews can_react_to_messages can_edit_tag can_change_info can_invite_users
    can_pin_messages can_manage_topics
""".split()  # noqa: SIM905
# Statuses of those who are not in the group; somebody who left is still restricted.
_OUTSIDE = ("left", "kicked", "restricted outside")


class GroupMembers:
    """The status and the User object of everyone who is or was in a group.

    omitted: required fields of a restricted member that Telegram leaves out.
    rights: those of each administrator who has more than to manage the chat.
    """

    def __init__(self, title: str, creator: Json) -> None:
        self._title = title
        self.omitted: tuple[str, ...] = ()
        self.rights: dict[int, Collection[str]] = {}
        self._status: dict[int, str] = {creator["id"]: "creator"}
        self._users: dict[int, Json] = {creator["id"]: creator}

    @property
    def administrator_ids(self) -> list[int]:
        """The creator and the administrators."""
        leading = ("creator", "administrator")
        return [user_id for user_id, status in self._status.items() if status in leading]

    def knows(self, user_id: int) -> bool:
        """Is or was this user in the group?"""
        return user_id in self._users

    def user(self, user_id: int) -> Json:
        return self._users[user_id]

    def status(self, user_id: int) -> str:
        return self._status.get(user_id, "left")

    def is_in(self, user_id: int) -> bool:
        return self.status(user_id) not in _OUTSIDE

    def require(self, user: Json) -> None:
        """Errors: LookupError unless this user is in the group."""
        if not self.is_in(user["id"]):
            raise LookupError(f"{user['first_name']} is not in the group {self._title!r}.")

    def set(self, user: Json, status: str) -> str:
        """Give a user a new status; the old one."""
        old = self.status(user["id"])
        if old.startswith("restricted") and status in ("member", "left"):
            status = "restricted" if status == "member" else "restricted outside"
        self._status[user["id"]], self._users[user["id"]] = status, user
        return old

    def as_json(self, user_id: int) -> Json:
        """A ChatMember object of somebody who is or was in the group."""
        return self.describe(self.user(user_id), self.status(user_id))

    def describe(self, user: Json, status: str) -> Json:
        """The ChatMember object of a user with this status in this chat."""
        return chat_member(user, status, self.omitted, self.rights.get(user["id"], ()))


def chat_member(
    user: Json, status: str, omitted: Collection[str] = (), rights: Collection[str] = ()
) -> Json:
    """A ChatMember object; that of a restricted member lacks the omitted fields."""
    member: Json = {"user": user, "status": status}
    if status.startswith("restricted"):
        member |= {"status": "restricted", "is_member": status == "restricted", "until_date": 0}
        member |= dict.fromkeys(_PERMISSIONS, False)
        return {name: value for name, value in member.items() if name not in omitted}
    if status == "kicked":
        member["until_date"] = 0
    elif status == "creator":
        member["is_anonymous"] = "is_anonymous" in rights
    elif status == "administrator":
        member |= dict.fromkeys(_RIGHTS, False) | {"can_manage_chat": True}
        member |= dict.fromkeys(rights, True)
    return member


def member_update(chat: Json, by: Json, date: int, old_member: Json, new_member: Json) -> Json:
    """A ChatMemberUpdated object: `by` changed the status of a user."""
    return {
        "chat": chat,
        "from": by,
        "date": date,
        "old_chat_member": old_member,
        "new_chat_member": new_member,
    }
