"""The base of all catalogs: every sentence of the bot, in English."""

from __future__ import annotations

from bot.chat.locale.english.access_messages import AccessMessages
from bot.chat.locale.english.file_messages import FileMessages
from bot.chat.locale.english.group_messages import GroupMessages
from bot.chat.locale.english.help_messages import HelpMessages
from bot.chat.locale.english.own_data_messages import OwnDataMessages
from bot.chat.locale.english.progress_messages import ProgressMessages
from bot.chat.locale.english.proof_messages import ProofMessages
from bot.chat.locale.english.question_messages import QuestionMessages
from bot.chat.locale.english.team_messages import TeamMessages


class Catalog(
    OwnDataMessages,
    TeamMessages,
    AccessMessages,
    GroupMessages,
    QuestionMessages,
    ProgressMessages,
    ProofMessages,
    HelpMessages,
    FileMessages,
):
    """Sentences are HTML for Telegram; toasts (at most 200 characters) and buttons are plain text.

    A language overrides what it translates, `language` and `locale`; the rest stays English.
    """

    language = "English"
