"""A folder that the `datasets` library of Hugging Face loads: rows as JSONL, and a data card."""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from bot.formats.atomic_files import open_atomically
from bot.formats.columns import exported_name
from bot.formats.form import FolderForm
from bot.formats.rows import ExportRow

ROWS: Final = "train.jsonl"
CARD: Final = "README.md"

_CARD = """---
configs:
- config_name: default
  data_files:
  - split: train
    path: {rows}
task_categories:
- text-classification
pretty_name: Messages labelled as spam or not
license: other
---

# Messages labelled as spam or not

{total:,} messages, labelled with Tapwise: {spam:,} `spam` and {no_spam:,} `no_spam`.

| column | meaning |
|---|---|
| `text` | the message |
| `label` | `spam` or `no_spam` |
| `score` | the model's probability of spam before the message was answered |
| `annotator` | number of the person who answered last; empty: the label came with a file |
| `answered_at` | time of that answer |
| `posterior` | probability of spam by all answers, weighted by reliability |
| `inherited` | the label comes from a near-duplicate |
{others}
Most messages were chosen by active learning: a model was unsure about them. So the shares of spam
and of hard messages are not those of the source. {people:,} people answered; {given:,} labels came
with files.

To fill in before you publish this: where the messages come from, who may use them, and whether they
name people.

Load it with `datasets.load_dataset("path/of/this/folder")`.
"""


def write(folder: Path, rows: Iterable[ExportRow]) -> Counter[str]:
    """Write rows and card to a folder, or neither; the number of rows. Errors: TransferError."""
    kept = list(rows)
    names = dict.fromkeys(exported_name(name) for row in kept for name in row.columns)
    with open_atomically([folder / ROWS, folder / CARD]) as [data, card]:
        for row in kept:
            data.write(json.dumps(_record(row, list(names)), ensure_ascii=False) + "\n")
        card.write(_card(kept, list(names)))
    return Counter({ROWS: len(kept)})


def _record(row: ExportRow, names: list[str]) -> dict[str, object]:
    """Every row has every column, so that the columns have one type."""
    others = {exported_name(name): value for name, value in row.columns.items()}
    return {
        "text": row.text,
        "label": row.label,
        "score": row.score,
        "annotator": row.annotator,
        "answered_at": row.answered_at,
        "posterior": row.posterior,
        "inherited": row.inherited,
        **{name: others.get(name) for name in names},
    }


def _card(rows: list[ExportRow], names: list[str]) -> str:
    labels = Counter(row.label for row in rows)
    others = "".join(f"| `{_plain(name)}` | a column of the source |\n" for name in names)
    return _CARD.format(
        rows=ROWS,
        total=len(rows),
        spam=labels["spam"],
        no_spam=labels["no_spam"],
        people=len({row.annotator for row in rows if row.annotator}),
        given=sum(row.annotator is None and not row.inherited for row in rows),
        others=others,
    )


def _plain(name: str) -> str:
    return "".join(c for c in name if c.isprintable() and c not in "`|")


HUGGING_FACE: Final = FolderForm("huggingface", f"{ROWS} and a data card", write)
