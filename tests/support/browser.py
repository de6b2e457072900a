"""What the fixtures of the browser tests are called with."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from playwright.async_api import Page

from tests.support.demos import Demo

Open = Callable[..., Awaitable[Page]]


Start = Callable[..., Awaitable[Demo]]
