"""The types of the fixtures of the browser tests."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from playwright.async_api import Page

from tests.support.demos import Demo

OpenPage = Callable[..., Awaitable[Page]]
StartDemo = Callable[..., Awaitable[Demo]]
