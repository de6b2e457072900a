"""Near-duplicates: texts whose four-character shingles are almost the same."""

from bot.learning.near_duplicates.near_duplicate_groups import NearDuplicateGroups

__all__ = ["NearDuplicateGroups"]
