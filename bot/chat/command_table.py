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
from bot.chat.handlers.guidelines import GuidelineHandlers
from bot.chat.handlers.history import HistoryHandlers
from bot.chat.handlers.imports import ImportHandlers
from bot.chat.handlers.invites import InviteHandlers
from bot.chat.handlers.joining import JoiningHandlers
from bot.chat.handlers.label_names import LabelNameHandlers
from bot.chat.handlers.labelling import LabellingHandlers
from bot.chat.handlers.menus import MenuHandlers
from bot.chat.handlers.model_files import ModelHandlers
from bot.chat.handlers.preferences import PreferenceHandlers
from bot.chat.handlers.privacy import PrivacyHandlers
from bot.chat.handlers.proving import ProofHandlers
from bot.chat.handlers.review import ReviewHandlers
from bot.chat.handlers.stats import StatsHandlers
from bot.chat.handlers.watched_groups import WatchedGroupHandlers
from bot.chat.sections import Section
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
        self.guidelines = GuidelineHandlers(services)
        self.history = HistoryHandlers(services)
        self.imports = ImportHandlers(services)
        self.invites = InviteHandlers(services)
        self.label_names = LabelNameHandlers(services)
        self.labelling = LabellingHandlers(services)
        self.models = ModelHandlers(services)
        self.privacy = PrivacyHandlers(services)
        self.proving = ProofHandlers(services)
        self.review = ReviewHandlers(services)
        self.stats = StatsHandlers(services)
        self.menus: MenuHandlers = MenuHandlers(
            services, TELEGRAM_MENU, menu_sections, lambda name: handler_of(self, name)
        )
        self.joining: JoiningHandlers = JoiningHandlers(services, self.menus)
        self.preferences: PreferenceHandlers = PreferenceHandlers(services, self.menus)


@dataclass(frozen=True)
class Command:
    """A chat command: who may use it, its handler, and where it works.

    Its words are in the catalogs. listed: whether it is in /menu and /help of its roles, which are
    about private chats only; section: where in /menu it is; for_strangers: whether people who may
    not label may use it;
    checks_itself: in a group, whether the handler checks who wrote it, anonymous people too.
    """

    name: str
    roles: tuple[Role, ...]
    handler: Callable[[Handlers], Handler]
    place: Literal["private", "group"] = "private"
    listed: bool = True
    section: Section | None = None
    for_strangers: bool = False
    checks_itself: bool = False

    def is_listed_for(self, role: Role) -> bool:
        return self.listed and self.place == "private" and role in self.roles


# In the order of the sections, and in each in the order of /menu and /help.
COMMANDS: Final[list[Command]] = [
    Command(
        "start",
        ANNOTATORS,
        lambda handlers: handlers.joining.on_start,
        listed=False,
        for_strangers=True,
    ),
    Command("label", ANNOTATORS, lambda handlers: handlers.labelling.on_label, section="labelling"),
    Command("undo", ANNOTATORS, lambda handlers: handlers.labelling.on_undo, section="labelling"),
    Command(
        "history", ANNOTATORS, lambda handlers: handlers.history.on_history, section="labelling"
    ),
    Command("pause", ANNOTATORS, lambda handlers: handlers.labelling.on_pause, section="labelling"),
    Command("stats", ANNOTATORS, lambda handlers: handlers.stats.on_stats, section="progress"),
    Command("why", OWNERS, lambda handlers: handlers.checking.on_why, section="progress"),
    Command("team", OWNERS, lambda handlers: handlers.review.on_team, section="people"),
    Command("revoke", OWNERS, lambda handlers: handlers.invites.on_revoke, section="people"),
    Command("readmit", OWNERS, lambda handlers: handlers.invites.on_readmit, section="people"),
    # The former name, which `tapwise restore` has for backups.
    Command("restore", OWNERS, lambda handlers: handlers.invites.on_readmit, listed=False),
    Command("forget", OWNERS, lambda handlers: handlers.privacy.on_forget, section="people"),
    Command("invite", OWNERS, lambda handlers: handlers.invites.on_invite, section="invites"),
    Command("invites", OWNERS, lambda handlers: handlers.invites.on_invites, section="invites"),
    Command("open", OWNERS, lambda handlers: handlers.groups.on_open_in_private, section="invites"),
    Command("open", OWNERS, lambda handlers: handlers.groups.on_open, place="group"),
    Command("close", OWNERS, lambda handlers: handlers.groups.on_close, place="group"),
    Command("groups", OWNERS, lambda handlers: handlers.groups.on_groups, section="invites"),
    Command(
        "watch", OWNERS, lambda handlers: handlers.watched.on_watch_in_private, section="invites"
    ),
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
    Command("import", OWNERS, lambda handlers: handlers.imports.on_import, section="files"),
    Command("export", OWNERS, lambda handlers: handlers.files.on_export, section="files"),
    Command("model", OWNERS, lambda handlers: handlers.models.on_model, section="files"),
    Command("disputes", CURATORS, lambda handlers: handlers.review.on_disputes, section="review"),
    Command("rule", OWNERS, lambda handlers: handlers.guidelines.on_rule, section="review"),
    Command("labels", OWNERS, lambda handlers: handlers.label_names.on_labels, section="review"),
    Command("gold", OWNERS, lambda handlers: handlers.gold.on_gold, section="review"),
    Command("check", CURATORS, lambda handlers: handlers.checking.on_check, section="review"),
    Command("prove", OWNERS, lambda handlers: handlers.proving.on_prove, section="review"),
    Command("goal", OWNERS, lambda handlers: handlers.proving.on_goal, section="review"),
    Command(
        "settings", ANNOTATORS, lambda handlers: handlers.preferences.on_settings, section="own"
    ),
    Command(
        "privacy",
        ANNOTATORS,
        lambda handlers: handlers.privacy.on_privacy,
        section="own",
        for_strangers=True,
    ),
    Command(
        "forgetme",
        ANNOTATORS,
        lambda handlers: handlers.privacy.on_forgetme,
        section="own",
        for_strangers=True,
    ),
    Command("menu", ANNOTATORS, lambda handlers: handlers.menus.on_menu, section="own"),
    Command("help", ANNOTATORS, lambda handlers: handlers.menus.on_help, section="own"),
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
    "rule": lambda handlers: handlers.guidelines.on_rule_tap,
    "menu": lambda handlers: handlers.menus.on_menu_tap,
    "run": lambda handlers: handlers.menus.on_run_tap,
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


# Telegram's own menu, which sends a command on the first tap.
TELEGRAM_MENU: Final = ("label", "undo", "menu", "help")


def menu_sections(role: Role) -> dict[Section, list[str]]:
    """The sections of this role's /menu, and the commands in each."""
    sections: dict[Section, list[str]] = {}
    for command in COMMANDS:
        if command.section is not None and command.is_listed_for(role):
            sections.setdefault(command.section, []).append(command.name)
    return sections


def handler_of(handlers: Handlers, name: str) -> Handler | None:
    """The handler of a command that can be run from /menu; it checks nobody's role."""
    for command in COMMANDS:
        if command.name == name and command.listed and command.place == "private":
            return command.handler(handlers)
    return None
