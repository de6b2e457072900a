"""The store: one object for each group of tables."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from storage.chat_groups import ChatGroups
from storage.contacts import Contacts
from storage.database import Database, open_database, open_database_readonly
from storage.duplicate_groups import DuplicateGroups
from storage.exam_log import ExamLog
from storage.exports import Exports
from storage.forgotten import ForgottenAnnotators
from storage.guideline_log import GuidelineLog
from storage.heartbeat_log import HeartbeatLog
from storage.imports import ImportLog
from storage.invites import Invites
from storage.items import Items
from storage.label_name_log import LabelNameLog
from storage.meanings import Meanings
from storage.model_log import ModelLog
from storage.people import People
from storage.questions import Questions
from storage.received_updates import ReceivedUpdates
from storage.request_log import RequestLog
from storage.trust import TrustLog
from storage.watched import WatchedGroups


class Store:
    """One campaign in one SQLite file.

    >>> async with await Store.open(Path("tapwise.db")) as store:
    ...     counts = await store.items.counts(now)
    """

    def __init__(self, database: Database):
        self.items = Items(database)
        self.imports = ImportLog(database)
        self.duplicate_groups = DuplicateGroups(database)
        self.people = people = People(database)
        self.contacts = Contacts(database)
        self.forgotten = forgotten = ForgottenAnnotators(database)
        self.invites = Invites(database, people, forgotten)
        self.groups = ChatGroups(database, people, forgotten)
        self.questions = Questions(database)
        self.requests = RequestLog(database)
        self.model_log = ModelLog(database)
        self.meanings = Meanings(database)
        self.trust_log = TrustLog(database)
        self.exports = Exports(database)
        self.exam_log = ExamLog(database)
        self.guideline_log = GuidelineLog(database)
        self.label_name_log = LabelNameLog(database)
        self.heartbeat_log = HeartbeatLog(database)
        self.received_updates = ReceivedUpdates(database)
        self.watched = WatchedGroups(database)
        self._database = database

    @classmethod
    async def open(cls, path: Path, *, create: bool = True) -> Store:
        """Open the file; create and migrate it if necessary. Errors: StoreError."""
        return cls(await open_database(path, create=create))

    @classmethod
    async def open_readonly(cls, path: Path) -> Store:
        """Open a file beside its writer; every write is refused. Errors: StoreError."""
        return cls(await open_database_readonly(path))

    @property
    def path(self) -> Path:
        """The database file."""
        return self._database.path

    async def data_version(self) -> int:
        """A number that changes when another process, or an import, has written."""
        return await self._database.data_version()

    async def version(self) -> tuple[int, int]:
        """Two numbers that never fall; one of them rises with every write of any connection."""
        return await self._database.version()

    async def check(self) -> None:
        """Read the whole file once; errors: StoreError when it is damaged."""
        await self._database.check()

    async def close(self) -> None:
        await self._database.close()

    async def __aenter__(self) -> Store:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()
