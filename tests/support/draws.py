"""A fixed key and seed, so that the same questions are asked in each run of a test."""

from storage import Store

KEY = bytes(range(32))


async def fix_draws(store: Store) -> None:
    """Draw with the key and the seed of the tests from now on."""
    await store._database.execute(
        "UPDATE campaign SET blind_key = ?, watch_key = ?, seed = 7", (KEY, KEY)
    )
