"""English: the sentences of `Catalog` itself."""

from __future__ import annotations

from bot.chat.locale.catalog import Catalog

CATALOG = Catalog()
