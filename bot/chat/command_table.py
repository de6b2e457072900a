"""The tables of commands and buttons: who may use them, and their handlers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from bot.campaign.types import Role
from bot.chat.access import ANNOTATORS, CURATORS, OWNERS
from bot.chat.cards.buttons import Action
from bot.chat.handlers.asking import AskingHandlers
from bot.chat.handlers.checking import CheckHandlers
from bot.chat.handlers.files import FileHandlers
from bot.chat.handlers.gold import GoldHandlers
from bot.chat.handlers.groups import GroupHandlers
from bot.chat.handlers.history import HistoryHandlers
from bot.chat.handlers.imports import ImportHandlers
from bot.chat.handlers.invites import InviteHandlers
from bot.chat.handlers.joining import JoiningHandlers
from bot.chat.handlers.labelling import LabellingHandlers
from bot.chat.handlers.menus import MenuHandlers
from bot.chat.handlers.model_files import ModelHandlers
from bot.chat.handlers.preferences import PreferenceHandlers
from bot.chat.handlers.privacy import PrivacyHandlers
from bot.chat.handlers.proving import ProofHandlers
from bot.chat.handlers.review import ReviewHandlers
from bot.chat.handlers.stats import StatsHandlers
from bot.chat.handlers.watched_groups import WatchedGroupHandlers
from bot.chat.services import Handler, OpenTapHandler, Services, TapHandler


class Handlers:
    """One object for each subject of the chat."""

    def __init__(self, services: Services):
        self.asking = AskingHandlers(services)
        self.checking = CheckHandlers(services)
        self.files = FileHandlers(services)
        self.gold = GoldHandlers(services)
        self.watched = WatchedGroupHandlers(services)
        self.groups = GroupHandlers(services, self.watched)
        self.history = HistoryHandlers(services)
        self.imports = ImportHandlers(services)
        self.invites = InviteHandlers(services)
        self.labelling = LabellingHandlers(services)
        self.menus = MenuHandlers(services, listed_commands)
        self.joining = JoiningHandlers(services, self.menus)
        self.preferences = PreferenceHandlers(services, self.menus)
        self.models = ModelHandlers(services)
        self.privacy = PrivacyHandlers(services)
        self.proving = ProofHandlers(services)
        self.review = ReviewHandlers(services)
        self.stats = StatsHandlers(services)


@dataclass(frozen=True)
class Command:
    """A chat command: who may use it, its handler, and where it works.

    Its words are in the catalogs. listed: whether it is in the menu and the help of its roles,
    which are about private chats only; for_strangers: whether people who may not label may use it;
    checks_itself: in a group, whether the handler checks who wrote it, anonymous people too.
    """

    name: str
    roles: tuple[Role, ...]
    handler: Callable[[Handlers], Handler]
    place: Literal["private", "group"] = "private"
    listed: bool = True
    for_strangers: bool = False
    checks_itself: bool = False

    def is_listed_for(self, role: Role) -> bool:
        return self.listed and self.place == "private" and role in self.roles


# In the order of the menus.
COMMANDS: Final = [
    Command(
        "start",
        ANNOTATORS,
        lambda handlers: handlers.joining.on_start,
        listed=False,
        for_strangers=True,
    ),
    Command("label", ANNOTATORS, lambda handlers: handlers.labelling.on_label),
    Command("undo", ANNOTATORS, lambda handlers: handlers.labelling.on_undo),
    Command("history", ANNOTATORS, lambda handlers: handlers.history.on_history),
    Command("stats", ANNOTATORS, lambda handlers: handlers.stats.on_stats),
    Command("pause", ANNOTATORS, lambda handlers: handlers.labelling.on_pause),
    Command("settings", ANNOTATORS, lambda handlers: handlers.preferences.on_settings),
    Command(
        "privacy", ANNOTATORS, lambda handlers: handlers.privacy.on_privacy, for_strangers=True
    ),
    Command(
        "forgetme", ANNOTATORS, lambda handlers: handlers.privacy.on_forgetme, for_strangers=True
    ),
    Command("help", ANNOTATORS, lambda handlers: handlers.menus.on_help),
    Command("invite", OWNERS, lambda handlers: handlers.invites.on_invite),
    Command("invites", OWNERS, lambda handlers: handlers.invites.on_invites),
    Command("open", OWNERS, lambda handlers: handlers.groups.on_open_in_private),
    Command("open", OWNERS, lambda handlers: handlers.groups.on_open, place="group"),
    Command("close", OWNERS, lambda handlers: handlers.groups.on_close, place="group"),
    Command("groups", OWNERS, lambda handlers: handlers.groups.on_groups),
    Command("watch", OWNERS, lambda handlers: handlers.watched.on_watch_in_private),
    Command(
        "watch",
        OWNERS,
        lambda handlers: handlers.watched.on_watch,
        place="group",
        checks_itself=True,
    ),
    Command(
        "unwatch",
        OWNERS,
        lambda handlers: handlers.watched.on_unwatch,
        place="group",
        checks_itself=True,
    ),
    Command(
        "ask",
        CURATORS,
        lambda handlers: handlers.asking.on_ask,
        place="group",
        checks_itself=True,
    ),
    Command("close", OWNERS, lambda handlers: handlers.groups.on_groups, listed=False),
    Command("team", OWNERS, lambda handlers: handlers.review.on_team),
    Command("disputes", CURATORS, lambda handlers: handlers.review.on_disputes),
    Command("gold", OWNERS, lambda handlers: handlers.gold.on_gold),
    Command("revoke", OWNERS, lambda handlers: handlers.invites.on_revoke),
    Command("readmit", OWNERS, lambda handlers: handlers.invites.on_readmit),
    # The former name, which `tapwise restore` has for backups.
    Command("restore", OWNERS, lambda handlers: handlers.invites.on_readmit, listed=False),
    Command("forget", OWNERS, lambda handlers: handlers.privacy.on_forget),
    Command("import", OWNERS, lambda handlers: handlers.imports.on_import),
    Command("export", OWNERS, lambda handlers: handlers.files.on_export),
    Command("model", OWNERS, lambda handlers: handlers.models.on_model),
    Command("prove", OWNERS, lambda handlers: handlers.proving.on_prove),
    Command("goal", OWNERS, lambda handlers: handlers.proving.on_goal),
    Command("check", CURATORS, lambda handlers: handlers.checking.on_check),
    Command("why", OWNERS, lambda handlers: handlers.checking.on_why),
]

TAPS: Final[dict[Action, Callable[[Handlers], TapHandler]]] = {
    "spam": lambda handlers: handlers.labelling.on_answer_tap,
    "no_spam": lambda handlers: handlers.labelling.on_answer_tap,
    "unsure": lambda handlers: handlers.labelling.on_answer_tap,
    "skip": lambda handlers: handlers.labelling.on_answer_tap,
    "undo": lambda handlers: handlers.labelling.on_undo_tap,
    "all": lambda handlers: handlers.labelling.on_show_all_tap,
    "next": lambda handlers: handlers.labelling.on_next_tap,
    "continue": lambda handlers: handlers.labelling.on_continue_tap,
    "change": lambda handlers: handlers.history.on_change_tap,
    "history": lambda handlers: handlers.history.on_page_tap,
    "every": lambda handlers: handlers.files.on_every_tap,
    "trust": lambda handlers: handlers.review.on_trust_tap,
    "gold": lambda handlers: handlers.gold.on_gold_tap,
    "ask": lambda handlers: handlers.checking.on_ask_tap,
    "settle": lambda handlers: handlers.review.on_settle_tap,
    "prove": lambda handlers: handlers.proving.on_prove_tap,
    "uninvite": lambda handlers: handlers.invites.on_uninvite_tap,
    "group": lambda handlers: handlers.groups.on_group_tap,
    "import": lambda handlers: handlers.imports.on_import_tap,
    "forget": lambda handlers: handlers.privacy.on_forget_tap,
    "language": lambda handlers: handlers.preferences.on_language_tap,
    "quiet": lambda handlers: handlers.preferences.on_quiet_tap,
    "cheer": lambda handlers: handlers.preferences.on_cheer_tap,
    "clock": lambda handlers: handlers.preferences.on_clock_tap,
    "remind": lambda handlers: handlers.preferences.on_reminder_tap,
}

# Buttons for people who need not be annotators: the handler checks who taps.
OPEN_TAPS: Final[dict[Action, Callable[[Handlers], OpenTapHandler]]] = {
    "watch": lambda handlers: handlers.watched.on_watch_tap,
    "not_mine": lambda handlers: handlers.watched.on_objection_tap,
}

# Buttons about a message that one has to read first: the second half of a double tap presses none.
READ_FIRST: Final[frozenset[Action]] = frozenset(
    {"spam", "no_spam", "unsure", "skip", "undo", "settle", "prove", "gold"}
)


def listed_commands(role: Role) -> list[str]:
    """The commands in this role's menu and help, in their order."""
    return [command.name for command in COMMANDS if command.is_listed_for(role)]
