"""`tapwise export --all`, `--answers`, and `tapwise replay --certificate`."""

from __future__ import annotations

import asyncio
import csv
import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.support.certified import certified_campaign
from tests.support.terminal import tapwise


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a campaign with a certificate."""
    folder = tmp_path_factory.mktemp("certified")
    asyncio.run(certified_campaign(folder / "tapwise.db"))
    return folder


@pytest.fixture(autouse=True)
def _certified(original: Path, _own_folder: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy of that campaign in the folder of the test."""
    monkeypatch.setenv("TAPWISE_POLICY", "single")
    shutil.copytree(original, Path(), dirs_exist_ok=True)


def rows_of(file: str) -> list[dict[str, str]]:
    with Path(file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def test_every_message_is_exported_with_its_label_and_a_certificate() -> None:
    done = tapwise("export", "--all", "every.csv")

    rows = rows_of("every.csv")
    numbers = json.loads(Path("every.csv.certificate.json").read_text(encoding="utf-8"))
    counts = Counter(row["label_source"] for row in rows)
    first, beside, said = done.out.splitlines()
    assert first == (
        f"every.csv: {len(rows):,} messages: {counts['person']} answered, "
        f"{counts['inherited']} inherited, {counts['known']} known, {counts['machine']} by machine"
    )
    assert beside == "every.csv.certificate.json: the certificate"
    assert said == numbers["sentence"]
    assert "Certified: at most 5 % of the model's labels are wrong." in said
    assert {row["label"] for row in rows} == {"spam", "no_spam"}
    assert counts == {key: n for key, n in numbers["messages"].items() if n and key != "all"}
    assert {row["why_asked"] for row in rows if row["label_source"] == "machine"} == {""}
    assert any(row["draw_probability"] for row in rows if row["why_asked"] == "exam")


@pytest.mark.parametrize("name", ["every.jsonl", "every.tsv.gz", "every.parquet", "every.xlsx"])
def test_every_form_can_hold_the_delivered_set(name: str) -> None:
    done = tapwise("export", "--all", name)

    checked = tapwise("replay", "--certificate", f"{name}.certificate.json")

    if done.code:  # a form that is only read
        assert "cannot be written" in done.err
        assert not Path(f"{name}.certificate.json").exists()
    else:
        assert (checked.code, checked.err) == (0, "")


def test_labels_that_cannot_be_certified_are_left_out() -> None:
    done = tapwise("export", "--all", "certain.csv", "--max-error", "0.002")

    left = [row for row in rows_of("certain.csv") if row["label_source"] == "left_out"]
    assert done.code == 0
    assert left
    assert {row["label"] for row in left} == {""}
    assert f"and {len(left):,} are left out as theirs cannot be certified" in done.out
    assert "To certify at most 0.2 %, this model needs 1,4" in done.out
    assert "/prove certificate 0.2 asks for them." in done.out


def test_a_certificate_is_recomputed_from_the_log() -> None:
    tapwise("export", "--all", "every.csv")

    done = tapwise("replay", "--certificate", "every.csv.certificate.json")

    first, said = done.out.splitlines()
    assert (done.code, done.err) == (0, "")
    assert first == "every.csv.certificate.json: every number follows from the log."
    assert said.startswith("Of ")


def test_a_tampered_certificate_and_a_tampered_file_are_reported() -> None:
    tapwise("export", "--all", "every.csv")
    path = Path("every.csv.certificate.json")
    numbers = json.loads(path.read_text(encoding="utf-8"))
    numbers["bounds"]["wrong_at_most"] = 0.001
    path.write_text(json.dumps(numbers), encoding="utf-8")
    with Path("every.csv").open("a", encoding="utf-8") as file:
        file.write('"more","spam"\r\n')

    done = tapwise("replay", "--certificate", path)

    number, file_line = done.err.splitlines()
    assert done.code == 1
    assert number.startswith(f"{path}: bounds.wrong_at_most is 0.001, and 0.0")
    assert file_line == f"{path}: every.csv is not the file that was certified."


@pytest.mark.parametrize("content", ["", "[]", "{}", "{" * 100_000, '{"tapwise_certificate": 1}'])
def test_what_is_no_certificate_is_refused_with_a_sentence(content: str) -> None:
    Path("wrong.json").write_text(content, encoding="utf-8")

    done = tapwise("replay", "--certificate", "wrong.json")

    assert done.code == 1
    assert done.error


def test_status_and_exports_have_one_record_of_counts() -> None:
    tapwise("export", "--all", "every.csv")
    labelled = tapwise("export", "labels.csv").out

    found = json.loads(tapwise("status", "--json", "-").out)
    of = json.loads(Path("every.csv.certificate.json").read_text(encoding="utf-8"))["messages"]

    parts = ("answered", "inherited", "given", "by_machine")
    assert [found[part] for part in parts] == [
        of[source] for source in ("person", "inherited", "known", "machine")
    ]
    assert found["items"] == sum(found[part] for part in parts)
    assert found["settled"] == len(rows_of("labels.csv"))
    assert labelled == f"labels.csv: {found['settled']:,} messages settled\n"
    shown = tapwise("status").out
    assert re.search(rf"by machine, in `export --all` +{found['by_machine']:,} *$", shown, re.M)
    assert re.search(rf"answers learnt by the model +{found['answers_learnt']:,} *$", shown, re.M)


def test_every_single_answer_is_exported() -> None:
    done = tapwise("export", "--answers", "answers.csv")

    rows = rows_of("answers.csv")
    said = "entries: answers given, skips, corrections and undone ones"
    assert done.out == f"answers.csv: {len(rows):,} {said}\n"
    assert len(rows) > 100
    assert all(row["annotator"] and row["answered_at"] and row["why_asked"] for row in rows)
    assert all(row["model_answers"] and row["question"] and row["choice"] for row in rows)
    assert any(row["draw_probability"] for row in rows)


def test_max_error_needs_all() -> None:
    assert tapwise("export", "labels.csv", "--max-error", "0.1").error == (
        "--max-error belongs to --all FILE."
    )


@pytest.mark.parametrize("option", ["--all", "--answers"])
def test_the_standard_output_has_no_room_for_a_certificate(option: str) -> None:
    assert tapwise("export", option, "-").error == ("--all and --answers need the name of a file.")
