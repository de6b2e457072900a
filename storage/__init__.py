"""The memory: the only room that knows SQL."""

from storage.errors import StoreError, TapwiseError
from storage.store import Store

__all__ = ["Store", "StoreError", "TapwiseError"]
