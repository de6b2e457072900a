"""Every sentence that the chat says, in one language."""

from __future__ import annotations

from bot.chat.locale.access_messages import AccessMessages
from bot.chat.locale.check_messages import CheckMessages
from bot.chat.locale.file_messages import FileMessages
from bot.chat.locale.gold_messages import GoldMessages
from bot.chat.locale.group_messages import GroupMessages
from bot.chat.locale.guideline_messages import GuidelineMessages
from bot.chat.locale.help_messages import HelpMessages
from bot.chat.locale.own_data_messages import OwnDataMessages
from bot.chat.locale.progress_messages import ProgressMessages
from bot.chat.locale.proof_messages import ProofMessages
from bot.chat.locale.question_messages import QuestionMessages
from bot.chat.locale.sentences import Fixed
from bot.chat.locale.team_messages import TeamMessages
from bot.chat.locale.watch_messages import WatchMessages


class Catalog(
    OwnDataMessages,
    TeamMessages,
    AccessMessages,
    GroupMessages,
    GoldMessages,
    GuidelineMessages,
    WatchMessages,
    CheckMessages,
    ProgressMessages,
    ProofMessages,
    HelpMessages,
    QuestionMessages,
    FileMessages,
):
    """Sentences are HTML for Telegram; toasts (at most 200 characters) and buttons are plain text.

    The methods take values; the words are in `bot/wording/languages`, one file a language.
    """

    language = Fixed("word-language")
