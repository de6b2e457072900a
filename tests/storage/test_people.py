"""People: owners, settings, and people who were forgotten."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.chat.taps import tap_key
from storage import Store
from storage.database import open_database
from storage.migrate import migrations
from storage.records import AnnotatorId, QuestionId
from tests.support.new_databases import new_database

NOW = 1_000.0
LATER = NOW + 3_600


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tapwise.db"


@pytest.fixture
async def store(path: Path) -> AsyncIterator[Store]:
    await new_database(path)
    async with await Store.open(path) as store:
        yield store


async def test_a_forgotten_annotator_is_in_no_byte_of_the_files(store: Store, path: Path) -> None:
    def kept(number: int) -> set[str]:
        wanted = number.to_bytes(6)
        return {file.name for file in path.parent.iterdir() if wanted in file.read_bytes()}

    people = [5_000_000_000 + 7_777 * i for i in range(200)]
    token = await store.invites.create("annotator", len(people), NOW, LATER)
    joined = [await store.invites.join(person, token, NOW) for person in people]
    await store.people._database.truncate_wal()
    await store.people.set_card(AnnotatorId(200), 7)
    before = [kept(number) for number in (people[1], people[199])]

    for annotator in joined[::9]:
        assert annotator is not None
        await store.forgotten.forget(annotator.id, NOW)

    assert before == [{"tapwise.db"}, {"tapwise.db", "tapwise.db-wal"}]
    assert [kept(number) for number in people[::9]] == [set()] * 23
    assert kept(people[1]) == {"tapwise.db"}


async def test_an_annotator_is_forgotten_while_another_program_reads(
    store: Store, path: Path
) -> None:
    token = await store.invites.create("annotator", 1, NOW, LATER)
    annotator = await store.invites.join(5_000_000_001, token, NOW)
    assert annotator is not None
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM item").fetchone()

        await store.forgotten.forget(annotator.id, NOW)

    assert await store.people.annotators() == []


TAPPED_BEFORE = """
INSERT INTO annotator (id, telegram_id, role, joined_at) VALUES (7, 5000000002, 'owner', 0);
INSERT INTO item VALUES (1, 'ours', x'00112233445566778899aabbccddeeff', 0);
INSERT INTO feature_fit VALUES (1, 'chars', 1, 'a test', 0);
INSERT INTO question VALUES (4, 1, 7, 'cold_start', 0.5, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 9, NULL);
INSERT INTO answer VALUES (1, 4, 1, 'spam', 'tap 3028092436738252808', 0);
INSERT INTO answer VALUES (2, 4, 2, 'undone', 'tap -2147483647000000123', 0);
INSERT INTO answer VALUES (3, 4, 3, 'no_spam', 'message of 7/12', 0);
INSERT INTO answer VALUES (4, 4, 4, 'unsure', NULL, 0);
"""


async def test_taps_of_an_older_database_are_migrated_and_identify_nobody(
    path: Path,
) -> None:
    await (await open_database(path, steps=migrations()[:3])).close()
    with closing(sqlite3.connect(path)) as older:
        older.executescript(TAPPED_BEFORE)

    async with await Store.open(path) as store:
        again = await store.questions.answer(
            QuestionId(4), "spam", tap_key("3028092436738252808", 4), NOW
        )
        facts = [
            tap for (tap,) in await store._database.fetch_all("SELECT tap FROM answer ORDER BY id")
        ]

    assert facts == [
        f"tap {3028092436738252808 % 2**32} on question 4",
        f"tap {-2147483647000000123 % 2**32} of annotator 7",
        "message of 7/12",
        None,
    ]
    assert (again.new, again.answer_id) == (False, 1)
    with closing(sqlite3.connect(path)) as opened, pytest.raises(sqlite3.IntegrityError):
        opened.execute("UPDATE answer SET tap = NULL")


async def test_owners_are_exactly_those_of_the_settings(store: Store) -> None:
    await store.people.set_owners([1, 2], NOW)

    await store.people.set_owners([2, 3], NOW)

    assert await roles(store) == {2: "owner", 3: "owner"}
    await store.people.set_owners([1], NOW)
    assert await roles(store) == {1: "owner"}


async def test_a_former_owner_stays_if_they_once_joined_by_an_invite(store: Store) -> None:
    token = await store.invites.create("annotator", 1, NOW, LATER)
    await store.invites.join(70, token, NOW)
    await store.people.set_owners([70, 71], NOW)

    await store.people.set_owners([], NOW)

    assert await roles(store) == {70: "annotator"}
    later = await store.invites.create("annotator", 1, NOW, LATER)
    assert await store.invites.join(71, later, NOW) is not None


async def test_owners_of_earlier_versions_who_never_joined_are_no_annotators(
    store: Store, path: Path
) -> None:
    await store.people.set_owners([70], NOW)
    change(path, "UPDATE annotator SET role = 'annotator', left_at = NULL")

    await store.people.set_owners([1], NOW)

    assert await roles(store) == {1: "owner"}


async def test_a_revoked_annotator_whose_number_was_an_owners_by_mistake_stays_revoked(
    store: Store,
) -> None:
    token = await store.invites.create("annotator", 1, NOW, LATER)
    revoked = await store.invites.join(70, token, NOW)
    assert revoked is not None
    await store.people.revoke(revoked.id, NOW)
    await store.people.set_owners([70], NOW)

    await store.people.set_owners([1], NOW)

    assert await roles(store) == {1: "owner"}
    assert await store.people.former_access(70) == (revoked.id, "revoked")


async def test_an_annotator_who_becomes_an_owner_keeps_their_id(store: Store, path: Path) -> None:
    token = await store.invites.create("annotator", 1, NOW, LATER)
    before = await store.invites.join(70, token, NOW)
    change(path, "UPDATE annotator SET revoked_at = 0")

    await store.people.set_owners([70], NOW)

    after = await store.people.annotator(70)
    assert before is not None
    assert after is not None
    assert (after.id, after.role) == (before.id, "owner")


async def test_settings_of_an_annotator_are_kept(store: Store) -> None:
    await store.people.set_owners([1, 2], NOW)
    one, two = await store.people.annotators()

    await store.people.set_card(one.id, 77)
    await store.people.set_language(one.id, "ru")
    await store.people.set_quiet(one.id, True)
    await store.people.pause(one.id, NOW)
    changed = await store.people.annotator(1)
    await store.people.resume(one.id)
    resumed = await store.people.annotator(1)

    assert changed is not None
    assert (changed.card, changed.language, changed.quiet, changed.paused) == (77, "ru", True, True)
    assert resumed is not None
    assert not resumed.paused
    assert await store.people.annotator(2) == two


def change(path: Path, sql: str) -> None:
    """What no command does yet, as somebody with the file might."""
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(sql)
    connection.close()


async def roles(store: Store) -> dict[int | None, str]:
    return {person.telegram_id: person.role for person in await store.people.annotators()}
