"""The database of a campaign: the only package that contains SQL."""

from storage.errors import StoreError, TapwiseError
from storage.store import Store

__all__ = ["Store", "StoreError", "TapwiseError"]
