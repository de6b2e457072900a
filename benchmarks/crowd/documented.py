"""The table of docs/crowd.md, from files that `python -m benchmarks.crowd --runs` collected.

python -m benchmarks.crowd.documented RUNS [RUNS …]
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.crowd.campaigns import read_runs
from benchmarks.crowd.crowds import ROWS
from benchmarks.crowd.measures import Numbers
from benchmarks.crowd.tables import bars, is_in_pact, summary

_KEY: Final = re.compile(r"\('(?P<file>\w+?)(_\w+)?\.\w+', '\w+', (?P<share>[\w.]+), ")
_HEAD: Final = """\
| crowd | messages | campaigns | F1 mean / worst | alone | labels right | honest people ignored \
| second opinions | weight after 12 | score shown | held the truth |
|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("runs", type=Path, nargs="+")
    runs = [run for file in parser.parse_args().runs for run in read_runs(file).values()]
    print(_HEAD)
    missed = []
    for messages, of_rows in by_messages(runs).items():
        found = {name: summary(pairs) for name, pairs in of_rows.items()}
        for name, row in found.items():
            print(documented_row(name, messages, row))
        missed += [(messages, bar) for bar in bars({"rows": found}) if not bar["holds"]]
    print()
    for messages, bar in missed:
        print(f"missed, {messages}: {bar['bar']}: {bar['value']}, should be {bar['wanted']}")


def by_messages(runs: list[Numbers]) -> dict[str, dict[str, list[tuple[Numbers, Numbers]]]]:
    """By messages and row: the campaigns of a crowd, each with that of its honest members alone."""
    known = {(_setting(run["key"]), _crowd(run["key"]), run["seed"]): run for run in runs}
    found: defaultdict[str, dict[str, list[tuple[Numbers, Numbers]]]] = defaultdict(dict)
    for setting in dict.fromkeys(setting for setting, _, _ in known):
        for name, row in ROWS.items():
            pairs = [
                (run, known[setting, repr(row.without_bad), seed])
                for (of, crowd, seed), run in known.items()
                if (of, crowd) == (setting, repr(row))
                and (setting, repr(row.without_bad), seed) in known
            ]
            if pairs:
                found[setting][name] = pairs
    return dict(found)


def documented_row(name: str, messages: str, row: Numbers) -> str:
    """One row of the table in Markdown."""
    has_bad = any(member.is_bad for member in ROWS[name].members)
    weight = None if is_in_pact(name) else row["weight_after_12"]
    cells = (
        f"{row['seeds']}",
        f"{_short(row['f1'])} / {_short(row['f1_min'])}",
        _short(row["f1_without"]) if has_bad else "",
        f"{row['labels_right']:.1%}".replace("%", " %"),
        f"{row['honest_stopped']} of {row['honest']}",
        f"{row['again']:.0%}".replace("%", " %"),
        "" if weight is None else _short(weight),
        f"{row['shown']} of {row['seeds']}",
        f"{row['holds']} of {row['shown']}",
    )
    return f"| {name} | {messages} | " + " | ".join(cells) + " |"


def _short(share: float) -> str:
    return f"{share:.3f}".removeprefix("0")


def _setting(key: str) -> str:
    """The messages that a campaign was about, as the table names them."""
    found = _KEY.match(key)
    if found is None:
        raise SystemExit(f"This is no key of a campaign: {key}")
    name = {"sms": "SMS", "youtube": "YouTube"}.get(found["file"], found["file"])
    share = found["share"]
    return name if share == "None" else f"{name}, {float(share):.0%} spam".replace("%", " %")


def _crowd(key: str) -> str:
    return key[key.index("CrowdRow(") : -1]


if __name__ == "__main__":
    main()
