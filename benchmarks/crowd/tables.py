"""The table of crowds, and the bars that its numbers are held against."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean
from typing import Any, Final

from benchmarks.crowd.crowds import ROWS
from benchmarks.crowd.measures import Numbers
from benchmarks.crowd.tapping import PATIENCE

COLLAPSED: Final = 0.8
# F1 may be this much below that of the same crowd without its bad members.
MAX_LOSS: Final = 0.006
_COLUMNS: Final = (
    ("f1", "F1 mean"),
    ("f1_min", "worst"),
    ("f1_without", "without the bad"),
    ("collapsed", "collapsed"),
    ("labels_right", "labels right"),
    ("honest_stopped", "honest stopped"),
    ("bad_stopped", "bad stopped"),
    ("again", "second opinions"),
    ("shown", "score shown"),
    ("holds", "holds truth"),
    ("too_high", "too high"),
    ("weight_after_12", "highest weight after 12"),
    ("bad_highest", "at the end"),
    ("pact_named", "pact named"),
    ("honest_named", "honest named"),
)


def summary(runs: Sequence[tuple[Numbers, Numbers]]) -> Numbers:
    """One row of the table: the campaigns of a crowd, each with that of its honest members."""
    crowd, honest = [run for run, _ in runs], [run for _, run in runs]
    scored = [run for run in crowd if run["score"] is not None]
    return {
        "seeds": len(runs),
        "f1": round(mean(run["f1"] for run in crowd), 4),
        "f1_min": min(run["f1"] for run in crowd),
        "f1_without": round(mean(run["f1"] for run in honest), 4),
        "collapsed": sum(run["f1"] < COLLAPSED for run in crowd),
        "labels_right": round(mean(run["labels_right"] for run in crowd), 4),
        "honest_stopped": sum(run["honest_stopped"] for run in crowd),
        "honest": sum(run["honest"] for run in crowd),
        "bad_stopped": sum(run["bad_stopped"] for run in crowd),
        "again": round(mean(run["again"] for run in crowd), 3),
        "shown": len(scored),
        "holds": sum(run["score_holds"] for run in scored),
        "too_high": sum(run["score_too_high"] for run in scored),
        "weight_after_12": _highest(
            [weight for run in crowd for weight in run.get("weights_after_12", ())]
        ),
        "bad_highest": _highest([run["bad_highest"] for run in crowd]),
        "pact_named": sum(run["pact_named"] for run in crowd),
        "honest_named": sum(run["honest_named"] > 0 for run in crowd),
        "unintended": sum(run["unintended"] for run in crowd),
    }


def _highest(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return max(known) if known else None


def crowd_table(rows: dict[str, Numbers]) -> str:
    """The summaries as a table in Markdown."""
    lines = ["| crowd | seeds |" + "".join(f" {title} |" for _, title in _COLUMNS)]
    lines.append("|---|--:|" + "--:|" * len(_COLUMNS))
    for name, found in rows.items():
        cells = "".join(f" {_cell(found, key)} |" for key, _ in _COLUMNS)
        lines.append(f"| {name} | {found['seeds']} |{cells}")
    return "\n".join(lines)


def _cell(found: Numbers, key: str) -> str:
    value = found[key]
    if value is None:
        return ""
    if key == "shown":
        return f"{value} of {found['seeds']}"
    if key == "holds":
        return f"{value} of {found['shown']}"
    return f"{value:.3f}".lstrip("0") if isinstance(value, float) and value < 1 else f"{value:g}"


def bars(result: Numbers) -> list[Numbers]:
    """Each bar, what came out, and whether that is good enough."""
    found = _bars_at_once(result) if "together" in result else []
    for name, row in result.get("rows", {}).items():
        found += _bars_of_row(name, row)
    return found


def _bar(name: str, value: Any, wanted: str, holds: bool) -> Numbers:
    return {"bar": name, "value": value, "wanted": wanted, "holds": bool(holds)}


def _bars_at_once(result: Numbers) -> list[Numbers]:
    together, back, pairs = result["together"], result["abandoned"], result["paired"]
    twice = together["unintended"] + back["unintended"]
    late = max(back["seconds"], default=PATIENCE)
    complete = back["back"] == back["claims"] and min(back["seconds"]) >= 0
    less = round(mean(run["alone"] - run["at_once"] for run in pairs), 4)
    return [
        _bar("unintended double asks", twice, "0", twice == 0),
        _bar("answers lost", together["lost"], "0", together["lost"] == 0),
        _bar("answers doubled", together["doubled"], "0", together["doubled"] == 0),
        _bar("abandoned claim back after its end, s", late, "<= 1", complete and late <= 1),
        _bar("F1 lost by tapping at once", less, "<= 0.005", less <= 0.005),
    ]


def _bars_of_row(name: str, row: Numbers) -> list[Numbers]:
    loss = round(row["f1_without"] - row["f1"], 4)
    honest = sum(not member.is_bad for member in ROWS[name].members)
    few_stopped = 200 * row["honest_stopped"] <= row["honest"]
    few_named = 200 * row["honest_named"] <= row["seeds"]
    found = [
        _bar("F1 lost to the bad", loss, f"<= {MAX_LOSS}", loss <= MAX_LOSS),
        _bar("collapsed", row["collapsed"], "0", row["collapsed"] == 0),
        _bar("labels right", row["labels_right"], ">= 0.95", row["labels_right"] >= 0.95),
        _bar("honest people stopped", row["honest_stopped"], "<= 1 in 200", few_stopped),
        _bar("second opinions", row["again"], "<= 0.5", row["again"] <= 0.5),
        _bar("unintended double asks", row["unintended"], "0", row["unintended"] == 0),
        _bar("campaigns that name honest people", row["honest_named"], "<= 1 in 200", few_named),
        _bar("score above the truth by .05", row["too_high"], "0", row["too_high"] == 0),
    ]
    if row["shown"]:
        enough = row["holds"] >= 0.9 * row["shown"]
        found.append(_bar("score holds the truth", row["holds"], ">= 90 %", enough))
    if honest >= 3:
        enough = row["shown"] >= 0.9 * row["seeds"]
        found.append(_bar("score shown", row["shown"], ">= 90 %", enough))
    if row["weight_after_12"] is not None and not is_in_pact(name):
        weight = row["weight_after_12"]
        found.append(_bar("weight of the bad after 12 answers", weight, "< 0.1", weight < 0.1))
    if row["bad_highest"] is not None and not is_in_pact(name):
        highest = row["bad_highest"]
        found.append(_bar("informativeness of the bad", highest, "<= 0.2", highest <= 0.2))
    return [bar | {"bar": f"{name}: {bar['bar']}"} for bar in found]


def is_in_pact(name: str) -> bool:
    """Whether the bad of this row are right but for one kind of messages."""
    return any(member.behaviour == "pact" for member in ROWS[name].members)


def show(result: Numbers) -> None:
    """Print the table, the measures of many at once, and the bars that fail."""
    if "rows" in result:
        print(crowd_table(result["rows"]), end="\n\n")
    if "together" in result:
        for name, value in result["together"].items():
            print(f"{name:18} {value}")
        print(f"{'seconds to be back':18} {result['abandoned']['seconds']}")
        print(f"{'F1 alone':18} {[run['alone'] for run in result['paired']]}")
        print(f"{'F1 at once':18} {[run['at_once'] for run in result['paired']]}\n")
    for bar in result["bars"]:
        if not bar["holds"]:
            print(f"FAILS  {bar['bar']}: {bar['value']}, should be {bar['wanted']}")
    print(f"{sum(bar['holds'] for bar in result['bars'])} of {len(result['bars'])} bars hold")
