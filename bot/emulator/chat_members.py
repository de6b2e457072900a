"""The members of a group, and the objects in which Telegram describes them."""

from bot.emulator.responses import Json

_RIGHTS = """
    can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats
    can_restrict_members can_promote_members can_change_info can_invite_users can_post_stories
    can_edit_stories can_delete_stories
""".split()  # noqa: SIM905


class GroupMembers:
    """The status and the User object of everyone who is or was in a group."""

    def __init__(self, title: str, creator: Json) -> None:
        self._title = title
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
        return self.status(user_id) not in ("left", "kicked")

    def require(self, user: Json) -> None:
        """Errors: LookupError unless this user is in the group."""
        if not self.is_in(user["id"]):
            raise LookupError(f"{user['first_name']} is not in the group {self._title!r}.")

    def set(self, user: Json, status: str) -> str:
        """Give a user a new status; the old one."""
        old = self.status(user["id"])
        self._status[user["id"]], self._users[user["id"]] = status, user
        return old


def chat_member(user: Json, status: str) -> Json:
    """A ChatMember object."""
    member: Json = {"user": user, "status": status}
    if status == "kicked":
        member["until_date"] = 0
    elif status == "creator":
        member["is_anonymous"] = False
    elif status == "administrator":
        member |= dict.fromkeys(_RIGHTS, False) | {"can_manage_chat": True}
    return member


def member_update(chat: Json, by: Json, date: int, user: Json, old: str, new: str) -> Json:
    """A ChatMemberUpdated object: `by` changed the status of `user` from `old` to `new`."""
    return {
        "chat": chat,
        "from": by,
        "date": date,
        "old_chat_member": chat_member(user, old),
        "new_chat_member": chat_member(user, new),
    }
