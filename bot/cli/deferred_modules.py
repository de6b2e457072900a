"""Modules that are loaded when they are first used, not when they are imported."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any, Final

# Attributes that the import of a module looks for before it sets them.
_OF_IMPORTS: Final = frozenset({"__path__", "__file__", "__cached__"})


def defer(*names: str) -> None:
    """Let later imports of these modules load nothing until one of their attributes is read.

    A submodule of a deferred module is deferred only if it has a name here, too.
    `importlib.util.LazyLoader` loads a package at once when one of its submodules is imported, as
    scikit-learn imports `scipy.stats` and `narwhals.stable.v2`.
    """
    _FINDER.names |= {*names} - sys.modules.keys()
    if _FINDER not in sys.meta_path:
        sys.meta_path.insert(0, _FINDER)


class _DeferredModule(ModuleType):
    def __getattr__(self, attribute: str) -> Any:
        if attribute in _OF_IMPORTS:
            raise AttributeError(attribute)
        return getattr(_load(self.__name__), attribute)


class _DeferringFinder(MetaPathFinder, Loader):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname in self.names:
            self.names.remove(fullname)
            return ModuleSpec(fullname, self, is_package=True)
        package = fullname.rpartition(".")[0]
        if isinstance(sys.modules.get(package), _DeferredModule):
            return PathFinder.find_spec(fullname, _load(package).__path__)
        return None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _DeferredModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is to be done before an attribute is read."""


_FINDER: Final = _DeferringFinder()


def _load(name: str) -> ModuleType:
    """The module itself, in the place of the deferred one."""
    if isinstance(deferred := sys.modules.get(name), _DeferredModule):
        package = name.rpartition(".")[0]
        if isinstance(sys.modules.get(package), _DeferredModule):
            _load(package)
        if sys.modules.get(name) is deferred:  # the package has not imported it
            del sys.modules[name]
    return importlib.import_module(name)
