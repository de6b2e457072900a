"""Near-duplicates: texts whose four-character shingles are almost the same."""

from bot.learning.near_duplicates.near_duplicate_groups import NearDuplicateGroups
from bot.learning.near_duplicates.similarity import are_near_duplicates

__all__ = ["NearDuplicateGroups", "are_near_duplicates"]
