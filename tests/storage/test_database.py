"""The file: opened or refused with a sentence, one transaction at a time, read while written."""

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from storage import Store, StoreError
from storage.database import Database, open_database
from storage.migrate import migrations
from storage.records import NewItem
from storage.staging import digest
from tests.support.database_files import asked_of

NOW = 1_000.0
AN_ITEM = "INSERT INTO item (text, digest, imported_at) VALUES (?, randomblob(16), 0)"
AN_UNIQUE_ITEM = "INSERT INTO item (text, digest, imported_at) VALUES (?, ?, 0)"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tapwise.db"


@pytest.fixture
async def database(path: Path) -> AsyncIterator[Database]:
    database = await open_database(path)
    yield database
    await database.close()


async def test_a_new_file_has_the_newest_schema_and_one_campaign(path: Path) -> None:
    async with await Store.open(path) as store:
        await store.check()

    assert asked_of(path, "PRAGMA user_version") == [(len(migrations()),)]
    assert asked_of(path, "SELECT count(*) FROM campaign") == [(1,)]


async def test_a_reopened_file_holds_the_same_campaign(path: Path) -> None:
    async with await Store.open(path) as store:
        first = await store.items.campaign()

    async with await Store.open(path, create=False) as store:
        assert await store.items.campaign() == first


async def test_concurrent_openings_of_a_new_file_create_one_campaign(path: Path) -> None:
    async def seed() -> int:
        async with await Store.open(path) as store:
            return (await store.items.campaign()).seed

    seeds = await asyncio.gather(*(seed() for _ in range(5)))

    assert len(set(seeds)) == 1


@pytest.mark.parametrize("create", [True, False])
async def test_the_database_of_another_program_is_left_alone(path: Path, create: bool) -> None:
    asked_of(path, "CREATE TABLE notes (of_another_program)")

    with pytest.raises(StoreError, match="is a database of another program"):
        await Store.open(path, create=create)

    assert asked_of(path, "SELECT name FROM sqlite_schema") == [("notes",)]
    assert asked_of(path, "PRAGMA application_id") == [(0,)]


async def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"The folder .*nowhere does not exist\. Make it"):
        await Store.open(tmp_path / "nowhere" / "tapwise.db")


async def test_a_folder_is_refused_as_a_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"is a folder\. Name a file, for example"):
        await Store.open(tmp_path)


async def test_a_file_of_another_kind_is_refused_and_unchanged(path: Path) -> None:
    diary = change(path, lambda _: b"Dear diary, today I labelled messages.\n" * 40)

    with pytest.raises(
        StoreError, match=r"is not a Tapwise database \(file is not a database\)\. Name another"
    ):
        await Store.open(path)

    assert change(path, lambda before: before) == diary


async def test_a_missing_file_is_not_created_for_reading(path: Path) -> None:
    with pytest.raises(StoreError, match=r"There is no database at .*`tapwise init` makes one"):
        await Store.open(path, create=False)

    assert not list(path.parent.iterdir())


DAMAGES: list[Callable[[bytes], bytes]] = [
    lambda before: before.replace(digest("text 7"), bytes(16), 1),
    # Behind the pages of the schema, without which the file cannot be opened at all.
    lambda before: before[:-40_960] + bytes(8_192) + before[-32_768:],
]


@pytest.mark.parametrize("damage", DAMAGES)
async def test_a_damaged_file_is_found_by_a_check(
    path: Path, damage: Callable[[bytes], bytes]
) -> None:
    async with await Store.open(path) as store:
        await store.items.add(NewItem(f"text {i}", None, "here") for i in range(2_000))
    change(path, damage)

    async with await Store.open(path) as store:
        with pytest.raises(StoreError, match=r"is damaged .* go back to a backup"):
            await store.check()


async def test_the_file_and_its_logs_are_private(path: Path) -> None:
    before = os.umask(0)
    try:
        async with await Store.open(path) as store:
            await store.people.set_owners([1], NOW)
            modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    finally:
        os.umask(before)

    assert modes == {"tapwise.db": 0o600, "tapwise.db-wal": 0o600, "tapwise.db-shm": 0o600}


async def test_commits_survive_a_loss_of_power(database: Database) -> None:
    names = ("journal_mode", "synchronous", "foreign_keys")

    values = await database.write(
        lambda connection: [connection.execute(f"PRAGMA {n}").fetchone()[0] for n in names]
    )

    assert values == ["wal", 2, 1]


QUESTION = (
    "INSERT INTO question (item_id, annotator_id, why, score, answers_learnt, given_learnt,"
    " trust_learnt, feature_fit_id, answers_known, given_known, trust_known, pool_size, asked_at,"
    " expires_at) VALUES ({item}, {annotator}, {why}, {score}, 0, 0, 0, 1, 0, 0, 0, 1, 0,"
    " {expires_at})"
)
FINE = {"item": 1, "annotator": 1, "why": "'uncertainty'", "score": 0.5, "expires_at": 9}
AN_INVITE = "INSERT INTO invite (token_hash, role, uses, created_at, expires_at) VALUES "


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        (QUESTION.format(**FINE | {"item": 77}), "FOREIGN KEY"),
        (QUESTION.format(**FINE | {"annotator": 77}), "FOREIGN KEY"),
        (QUESTION.format(**FINE | {"why": "'curiosity'"}), "CHECK"),
        (QUESTION.format(**FINE | {"score": 1.5}), "CHECK"),
        (QUESTION.format(**FINE | {"score": "'high'"}), "cannot store TEXT"),
        (QUESTION.format(**FINE | {"expires_at": 0}), "CHECK"),
        ("INSERT INTO answer VALUES (NULL, 77, 1, 'spam', NULL, 0, NULL)", "FOREIGN KEY"),
        ("INSERT INTO answer VALUES (NULL, 1, 2, 'perhaps', NULL, 0, NULL)", "CHECK"),
        ("INSERT INTO answer VALUES (NULL, 1, 1, 'spam', NULL, 0, NULL)", "UNIQUE"),
        ("INSERT INTO answer VALUES (NULL, 1, 2, 'spam', 'tap', 0, NULL)", "UNIQUE"),
        (
            "INSERT INTO answer VALUES (NULL, 1, 'second', 'spam', NULL, 0, NULL)",
            "cannot store TEXT",
        ),
        ("UPDATE answer SET choice = 'spam'", "never changed"),
        ("DELETE FROM answer", "never deleted"),
        ("DELETE FROM item", "none is ever deleted"),
        ("INSERT INTO item VALUES (NULL, 'b', (SELECT digest FROM item), 0, 1)", "UNIQUE"),
        ("INSERT INTO item VALUES (NULL, 'b', x'0102', 0, 1)", "CHECK"),
        ("INSERT INTO item VALUES (NULL, 5.5, 0, 0, 1)", "cannot store"),
        ("INSERT INTO given_label VALUES (NULL, 1, 'ham', 0, NULL, 1)", "CHECK"),
        ("INSERT INTO given_label VALUES (NULL, 77, 'spam', 0, NULL, 1)", "FOREIGN KEY"),
        ("INSERT INTO annotator (role, joined_at) VALUES ('guest', 0)", "CHECK"),
        ("INSERT INTO annotator (telegram_id, role, joined_at) VALUES (9, 'owner', 0)", "UNIQUE"),
        (f"{AN_INVITE} (randomblob(32), 'owner', 1, 0, 1)", "CHECK"),
        (f"{AN_INVITE} (randomblob(32), 'annotator', 0, 0, 1)", "CHECK"),
        (f"{AN_INVITE} ('the token itself', 'annotator', 1, 0, 1)", "cannot store TEXT"),
        ("INSERT INTO campaign (id, seed, created_at) VALUES (2, 0, 0)", "CHECK"),
    ],
)
async def test_the_schema_refuses(database: Database, sentence: str, why: str) -> None:
    def given(connection: sqlite3.Connection) -> None:
        connection.execute(AN_ITEM, ("a",))
        connection.execute(
            "INSERT INTO annotator (telegram_id, role, joined_at) VALUES (9, 'annotator', 0)"
        )
        connection.execute(
            "INSERT INTO feature_fit VALUES (1, 'chars', 1, 'a test', 0, NULL, NULL)"
        )
        connection.execute(QUESTION.format(**FINE))
        connection.execute("INSERT INTO answer VALUES (NULL, 1, 1, 'no_spam', 'tap', 0, NULL)")

    await database.write(given)

    with pytest.raises(sqlite3.IntegrityError, match=why):
        await database.execute(sentence)


async def test_the_reading_connection_cannot_write(database: Database) -> None:
    with pytest.raises((StoreError, sqlite3.OperationalError), match="readonly"):
        await database.fetch_all("DELETE FROM annotator")


def change(path: Path, how: Callable[[bytes], bytes]) -> bytes:
    """Write the file again, as no database would; the bytes that it has afterwards."""
    after = how(path.read_bytes() if path.exists() else b"")
    path.write_bytes(after)
    return after


async def test_a_file_that_is_open_to_be_read_follows_the_writer_and_is_never_changed(
    path: Path,
) -> None:
    async with await Store.open(path) as store:
        await store.items.add([NewItem("hello", None, "here")])
        async with await Store.open_readonly(path) as readonly:
            before = await readonly.data_version()
            await store.items.add([NewItem("later", None, "here")])
            assert await readonly.data_version() != before
            assert [item.text for item in await readonly.items.after(0)] == ["hello", "later"]
            assert await readonly.items.digest_chain(2) == await store.items.digest_chain(2)
            with pytest.raises(StoreError, match="read only: nothing was changed"):
                await readonly.model_log.end_exam()
            with pytest.raises(StoreError, match="cannot be written"):
                await readonly.items.add([NewItem("third", None, "here")])
