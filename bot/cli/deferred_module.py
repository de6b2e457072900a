"""A module that is loaded when it is first used, not when it is imported."""

from __future__ import annotations

import importlib
import sys
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any


def defer(name: str) -> None:
    """Let later imports of this module load nothing until one of its attributes is read.

    `importlib.util.LazyLoader` loads it at once where a package imports its own submodule, as
    scikit-learn's imports of `scipy.stats` do.
    """
    if name not in sys.modules:
        sys.modules[name] = _DeferredModule(name)


class _DeferredModule(ModuleType):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__spec__ = ModuleSpec(name, None, is_package=True)

    def __getattr__(self, attribute: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), attribute)
