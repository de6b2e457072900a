"""Every sentence that the chat says, in one language."""

from __future__ import annotations

from bot.chat.locale.english.access_messages import AccessMessages
from bot.chat.locale.english.check_messages import CheckMessages
from bot.chat.locale.english.file_messages import FileMessages
from bot.chat.locale.english.gold_messages import GoldMessages
from bot.chat.locale.english.group_messages import GroupMessages
from bot.chat.locale.english.help_messages import HelpMessages
from bot.chat.locale.english.own_data_messages import OwnDataMessages
from bot.chat.locale.english.progress_messages import ProgressMessages
from bot.chat.locale.english.proof_messages import ProofMessages
from bot.chat.locale.english.question_messages import QuestionMessages
from bot.chat.locale.english.team_messages import TeamMessages
from bot.chat.locale.english.watch_messages import WatchMessages
from bot.chat.locale.sentences import Fixed


class Catalog(
    OwnDataMessages,
    TeamMessages,
    AccessMessages,
    GroupMessages,
    GoldMessages,
    WatchMessages,
    QuestionMessages,
    CheckMessages,
    ProgressMessages,
    ProofMessages,
    HelpMessages,
    FileMessages,
):
    """Sentences are HTML for Telegram; toasts (at most 200 characters) and buttons are plain text.

    The methods take values; the words are in `bot/wording/languages`, one file a language.
    """

    language = Fixed("word-language")
