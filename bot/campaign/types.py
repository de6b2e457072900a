"""The storage records that callers of the campaign handle.

`bot.chat` may not import `storage`: it takes these types from here, and every other type from the
module of the campaign that defines it.
"""

from __future__ import annotations

from storage.chat_groups import GroupActivity
from storage.guideline_log import Guideline
from storage.imports import UndoneImport
from storage.label_name_log import LabelNames
from storage.model_log import CHOSEN_BY_OWNER, FeatureFit
from storage.records import (
    DAY,
    Annotator,
    AnnotatorId,
    Choice,
    GivenLabel,
    Group,
    Imported,
    Invite,
    Item,
    ItemId,
    Label,
    NewItem,
    Question,
    QuestionId,
    QuestionToken,
    Reliability,
    Role,
)
from storage.watched import Watch

__all__ = [
    "CHOSEN_BY_OWNER",
    "DAY",
    "Annotator",
    "AnnotatorId",
    "Choice",
    "FeatureFit",
    "GivenLabel",
    "Group",
    "GroupActivity",
    "Guideline",
    "Imported",
    "Invite",
    "Item",
    "ItemId",
    "Label",
    "LabelNames",
    "NewItem",
    "Question",
    "QuestionId",
    "QuestionToken",
    "Reliability",
    "Role",
    "UndoneImport",
    "Watch",
]
