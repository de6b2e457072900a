"""Files as other tools write them: each gives the texts and labels that the tool means."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bot.formats.reading import FileReading
from bot.formats.rows import Row
from storage.records import Label
from tests.support.office_files import ods, xlsx, zipped

SPAM, HAM = "Win £900 now, call!", "See you at six"
BOTH: list[tuple[str, Label | None]] = [(SPAM, "spam"), (HAM, "no_spam")]
OPEN: tuple[str, Label | None] = ("Who knows?", None)
UNLABELLED: list[tuple[str, Label | None]] = [(SPAM, None), (HAM, None)]


def lines(*records: Any) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def parquet(label: Any, *, classes: list[str] | None = None) -> bytes:
    table = pa.table({"id": [1, 2], "sms": [SPAM, HAM], "label": label})
    if classes:
        features = {"label": {"names": classes, "_type": "ClassLabel"}}
        info = json.dumps({"info": {"features": features}})
        table = table.replace_schema_metadata({"huggingface": info})
    target = io.BytesIO()
    pq.write_table(table, target)
    return target.getvalue()


def arrow_stream() -> bytes:
    """As `Dataset.save_to_disk` writes it."""
    table = pa.table({"text": [SPAM, HAM], "label": ["spam", "ham"]})
    target = io.BytesIO()
    with pa.ipc.new_stream(target, table.schema) as writer:
        writer.write_table(table)
    return target.getvalue()


def task(text: str, *choices: str, **more: Any) -> dict[str, Any]:
    """A task of Label Studio with one annotation for each choice."""
    results = [
        [{"from_name": "kind", "to_name": "text", "type": "choices", "value": {"choices": [c]}}]
        for c in choices
    ]
    annotations = [{"result": result, "was_cancelled": False} for result in results]
    return {"id": 7, "data": {"text": text}, "annotations": annotations, "predictions": []} | more


def response(text: str, value: str | None, status: str = "submitted") -> dict[str, Any]:
    """A record of Argilla 2."""
    said = [{"value": value, "user_id": "u", "status": status}] if value else []
    return {
        "id": "1",
        "fields": {"text": text},
        "metadata": {},
        "suggestions": {"label": {"value": "ham", "agent": "a model"}},
        "responses": {"label": said},
    }


LINK = [{"type": "link", "text": "£900"}, " now, ", {"type": "bold", "text": "call!"}]
CHAT = {
    "name": "Neighbours",
    "type": "private_group",
    "id": 44,
    "messages": [
        {"id": 1, "type": "service", "date": "2026-01-30T10:00:00", "actor": "Ann", "text": ""},
        {
            "id": 2,
            "type": "message",
            "date": "2026-01-31T10:00:00",
            "from": "Eve Secret",
            "from_id": "user666",
            "forwarded_from": "Mallory Secret",
            "text": ["Win ", *LINK],
        },
        {
            "id": 3,
            "type": "message",
            "date": "2026-02-01T10:00:00",
            "from": "Ann Secret",
            "photo": "photo.jpg",
            "text": HAM,
        },
        {"id": 4, "type": "message", "date": "2026-02-02T10:00:00", "photo": "p.jpg", "text": ""},
    ],
}
ACCOUNT = {
    "about": "Here is the data you requested.",
    "chats": {"about": "", "list": [CHAT | {"name": "Ann", "id": 5, "messages": []}, CHAT]},
}
API = [
    {"message_id": 2, "date": 1769853600, "from": {"id": 666, "first_name": "Eve"}, "text": SPAM},
    {"update_id": 9, "message": {"message_id": 3, "date": 1769940000, "caption": HAM}},
    {"update_id": 10, "callback_query": {"id": "1"}},
]

KAGGLE = (
    f'v1,v2,,,\r\nspam,"{SPAM}",,,\r\nham,{HAM},,,\r\nspam,"Free entry, £250 prize",,,\r\n'
    "ham,I’ll be at the café,,,\r\nham,a row,spilt,,\r\n"
)

FILES: list[tuple[str, str | bytes, list[tuple[str, Label | None]]]] = [
    ("SMSSpamCollection", f"spam\t{SPAM}\nham\t{HAM}\n", BOTH),
    ("uci-with-header.txt", f"label\tmessage\nspam\t{SPAM}\nham\t{HAM}\n", BOTH),
    ("numbers.txt", f"1\t{SPAM}\n0\t{HAM}\n", BOTH),
    ("commas.txt", f'spam,"{SPAM}"\nham,{HAM}\n', BOTH),
    ("no-header.csv", f'ham,{HAM}\nspam,"{SPAM}"\n', BOTH[::-1]),
    (
        "spam.csv",
        KAGGLE.encode("cp1252"),
        [*BOTH, ("Free entry, £250 prize", "spam"), ("I’ll be at the café", "no_spam")],
    ),
    ("excel.csv", f'\ufefftext;label\r\n"{SPAM}";spam\r\n"{HAM}";ham\r\n', BOTH),
    ("unicode-text.txt", f"label\ttext\r\nspam\t{SPAM}\r\nham\t{HAM}\r\n".encode("utf-16"), BOTH),
    ("pandas.csv", f',text,label\n0,"{SPAM}",1\n1,{HAM},0\n2,{OPEN[0]},\n', [*BOTH, OPEN]),
    ("hf.jsonl", lines({"sms": SPAM, "label": 1}, {"sms": HAM, "label": 0}), BOTH),
    (
        "pandas.json",
        json.dumps({"text": {"0": SPAM, "1": HAM}, "label": {"0": "spam", "1": "ham"}}),
        BOTH,
    ),
    (
        "split.json",
        json.dumps(
            {
                "columns": ["text", "label"],
                "index": [0, 1],
                "data": [[SPAM, "spam"], [HAM, "ham"]],
            }
        ),
        BOTH,
    ),
    (
        "records.json",
        json.dumps([{"text": SPAM, "label": "spam"}, {"text": HAM, "label": "ham"}]),
        BOTH,
    ),
    (
        "viewer.json",
        json.dumps({"rows": [{"row_idx": 0, "row": {"text": SPAM, "label": "spam"}}]}),
        BOTH[:1],
    ),
    (
        "doccano.jsonl",
        lines(
            {"id": 1, "text": SPAM, "label": ["spam"], "Comments": []},
            {"id": 2, "text": HAM, "label": ["ham"], "Comments": []},
            {"id": 3, "text": OPEN[0], "label": [], "Comments": []},
        ),
        [*BOTH, OPEN],
    ),
    ("doccano-old.jsonl", lines({"id": 1, "data": SPAM, "label": ["spam"]}), BOTH[:1]),
    ("doccano.csv", f'id,data,label\n1,"{SPAM}",spam\n2,{HAM},ham\n3,both,ham#spam\n', BOTH),
    ("label-studio.json", json.dumps([task(SPAM, "spam"), task(HAM, "ham", "ham")]), BOTH),
    ("label-studio-open.json", json.dumps([task(OPEN[0]), task(SPAM, "spam")]), [OPEN, BOTH[0]]),
    (
        "label-studio-min.json",
        json.dumps(
            [
                {"text": SPAM, "id": 1, "kind": "spam", "annotator": 1, "lead_time": 2.5},
                {"text": HAM, "id": 2, "kind": "ham", "annotator": 1, "lead_time": 2.5},
            ]
        ),
        BOTH,
    ),
    (
        "label-studio.csv",
        f'annotation_id,annotator,created_at,id,kind,lead_time,text\n1,1,2026,1,spam,2,"{SPAM}"\n'
        f"2,1,2026,2,ham,2,{HAM}\n",
        BOTH,
    ),
    (
        "prodigy.jsonl",
        lines(
            {"text": SPAM, "label": "SPAM", "answer": "accept", "_task_hash": 1},
            {"text": HAM, "label": "SPAM", "answer": "reject", "_task_hash": 2},
            {"text": OPEN[0], "label": "SPAM", "answer": "ignore", "_task_hash": 3},
            {"text": "Hi", "label": "ham", "answer": "reject", "_task_hash": 4},
        ),
        [*BOTH, OPEN, ("Hi", "spam")],
    ),
    (
        "prodigy-choice.jsonl",
        lines(
            {"text": SPAM, "options": [], "accept": ["spam"], "answer": "accept"},
            {"text": HAM, "options": [], "accept": ["ham"], "answer": "accept"},
            {"text": OPEN[0], "options": [], "accept": [], "answer": "accept"},
        ),
        [*BOTH, OPEN],
    ),
    (
        "argilla-1.json",
        json.dumps(
            [
                {"text": SPAM, "annotation": "spam", "status": "Validated", "prediction": None},
                {"inputs": {"text": HAM}, "annotation": "ham", "status": "Validated"},
                {"text": OPEN[0], "annotation": None, "status": "Default"},
            ]
        ),
        [*BOTH, OPEN],
    ),
    (
        "argilla-2.json",
        json.dumps(
            [
                response(SPAM, "spam"),
                response(HAM, "ham"),
                response(OPEN[0], "spam", "discarded"),
                response("Hi", None),
            ]
        ),
        [*BOTH, OPEN, ("Hi", None)],
    ),
    (
        "argilla-dataset.jsonl",
        lines(
            {"id": "1", "text": SPAM, "label.responses": ["spam"], "label.responses.users": ["u"]},
            {"id": "2", "text": HAM, "label.responses": ["ham"], "label.suggestion": "spam"},
        ),
        BOTH,
    ),
    ("result.json", json.dumps(CHAT, indent=1), UNLABELLED),
    ("messages.jsonl", lines(*CHAT["messages"]), UNLABELLED),  # type: ignore[misc]
    ("updates.jsonl", lines(*API), UNLABELLED),
    (
        "telethon.jsonl",
        lines(
            {"_": "Message", "id": 2, "date": "2026-01-31", "message": SPAM, "from_id": 666},
            {"_": "MessageService", "id": 3, "date": "2026-01-31"},
            {"_": "Message", "id": 4, "date": "2026-02-01", "message": HAM},
        ),
        UNLABELLED,
    ),
    (
        "book.xlsx",
        xlsx({"Notes": [["nothing"]], "Data": [["text", "label"], [SPAM, "spam"], [HAM, 0]]}),
        BOTH,
    ),
    ("book.ods", ods([["id", "text", "label"], ["1", SPAM, "spam"], ["2", HAM, "ham"]]), BOTH),
    ("book-named.csv", xlsx({"Sheet1": [["text", "label"], [SPAM, 1], [HAM, 0]]}), BOTH),
    ("strings.parquet", parquet(["spam", "ham"]), BOTH),
    ("classes.parquet", parquet([0, 1], classes=["spam", "ham"]), BOTH),
    ("data.arrow", arrow_stream(), BOTH),
    (
        "sms+spam+collection.zip",
        zipped({"SMSSpamCollection": f"spam\t{SPAM}\nham\t{HAM}\n", "readme": "The corpus …"}),
        BOTH,
    ),
    ("tg-spam.zip", zipped({"spam-samples.txt": f"{SPAM}\n", "ham-samples.txt": f"{HAM}\n"}), BOTH),
]


@pytest.mark.parametrize(("name", "content", "expected"), FILES, ids=[name for name, *_ in FILES])
def test_a_file_of_another_tool_is_read_as_the_tool_means_it(
    tmp_path: Path, name: str, content: str | bytes, expected: list[tuple[str, Label | None]]
) -> None:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    reading = FileReading(path)

    rows = [row for row in reading.rows() if isinstance(row, Row)]

    assert [(row.text, row.label) for row in rows] == expected
    assert all(report.form for report in reading.reports)
    assert not [warning for report in reading.reports for warning in report.warnings]
    assert not any("Secret" in f"{row.text}{row.columns}" for row in rows)


def test_a_folder_of_a_dataset_is_read(tmp_path: Path) -> None:
    for name, content in (
        ("train/data-00000-of-00001.arrow", arrow_stream()),
        ("train/state.json", b"{}"),
        ("train/dataset_info.json", b"{}"),
        ("dataset_dict.json", b"{}"),
        ("README.md", b"# A card"),
        (".git/config", b"[core]"),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)

    rows = [row for row in FileReading(tmp_path).rows() if isinstance(row, Row)]

    assert [(row.text, row.label) for row in rows] == BOTH
