"""`tapwise status`, `exam`, `features` and `replay`."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.support.cli_campaigns import (
    alternating_lines,
    answer_all,
    answered_alike,
    label_by_word,
    labelled_by,
    put,
)
from tests.support.terminal import tapwise


def test_status_as_json_prints_nothing_else() -> None:
    put("dataset.txt", "one\ntwo\n")
    put("spam.txt", "win\n")
    tapwise("import", "dataset.txt", "spam.txt")

    done = tapwise("status", "--json", "-")
    tapwise("status", "--json", "status.json")

    found = json.loads(done.out)
    assert (found["items"], found["labels"], found["spam"], found["left"]) == (3, 1, 1, 2)
    assert found["database"] == "tapwise.db"
    assert (done.code, done.err) == (0, "")
    assert json.loads(Path("status.json").read_text("utf-8")) == found


def test_status_prints_a_table() -> None:
    put("dataset.txt", "".join(f"message {number}\n" for number in range(1_234)))
    tapwise("import", "dataset.txt")

    shown = tapwise("status").out

    assert re.search(r"^ *messages +1,234 *$", shown, re.MULTILINE)
    assert re.search(r"^ *open questions +0 *$", shown, re.MULTILINE)


def test_the_team_is_shown_with_reliabilities_and_agreement() -> None:
    labelled_by(2, 3)

    shown = tapwise("status", "--team").out
    found = json.loads(tapwise("status", "--team", "--json", "-").out)["team"]

    assert "agreement on messages in doubt: too few messages with several answers yet (" in shown
    assert "agreement on exam messages that two answer by plan: too few" in shown
    assert "nan" not in shown.lower()
    assert [member["annotator_id"] for member in found["members"]] == [1, 2, 3]
    assert [member["answers"] for member in found["members"]] == [0, 6, 6]
    assert found["members"][0]["reliability"] is None
    for member in found["members"][1:]:
        estimate = member["reliability"]
        assert 0 <= estimate["low"] < estimate["estimate"] < estimate["high"] < 1
        assert (
            f"{estimate['estimate']:.0%} ({estimate['low']:.0%} to {estimate['high']:.0%})" in shown
        )
        assert f"{estimate['sensitivity']:.0%}" in shown
        assert f"{estimate['specificity']:.0%}" in shown
        assert member["standing"] == "probation"
    assert shown.count("on probation") == 2
    assert "accuracy" not in shown
    for kind in ("doubtful", "planned_exam"):
        assert found["agreement"][kind]["alpha"] == {"value": None, "why": "too_few"}
    assert "telegram_id" not in json.dumps(found)


def test_people_with_the_same_errors_are_named_in_the_team() -> None:
    labelled_by(2, 3)
    before = tapwise("status", "--team").out
    with closing(sqlite3.connect("tapwise.db")) as database, database:
        database.execute("UPDATE reliability SET errs_alike = 'no_spam'")

    shown = tapwise("status", "--team").out
    found = json.loads(tapwise("status", "--team", "--json", "-").out)["team"]

    assert "on one kind of message" not in before
    assert 'on one kind of message, annotators 2, 3 say "not spam" where the others do' in shown
    named = [each["reliability"] for each in found["members"]]
    assert [each and each["errs_alike"] for each in named] == [None, "no_spam", "no_spam"]


def test_the_exam_is_shown_and_ended() -> None:
    put("dataset.txt", alternating_lines(20))
    tapwise("import", "dataset.txt")
    answer_all(label_by_word, 40)

    before, ended, after = (tapwise("exam", *words) for words in ((), ("--end",), ()))

    counted, *score = before.out.splitlines()
    assert counted == "14 of 14 exam items are answered; they do not train the model."
    assert len(score) > 2
    expected = "14 of 14 exam items are answered; it has ended, so its items train the model.\n"
    assert ended.out == after.out == expected


def test_answers_of_people_nobody_has_checked_give_no_score() -> None:
    put("dataset.txt", alternating_lines(160))
    put("spam.txt", "".join(f"win the known prize {n}\n" for n in ("once", "twice")))
    tapwise("import", "dataset.txt", "spam.txt")
    answered_alike(2, 3, answers=36)

    shown = tapwise("exam").out
    found = json.loads(tapwise("status", "--json", "-").out)

    sentence = "No score: the exam's answers come from people nobody has checked."
    assert sentence in shown
    assert found["score"]["sentences"][0].startswith(sentence)
    assert found["score"]["why_none"] == "unchecked"
    assert found["exam_answers"] >= found["exam_unchecked"] >= 10
    assert sentence.split(":")[0] in tapwise("status").out


def test_the_features_that_the_owner_chose_are_kept() -> None:
    put("dataset.txt", alternating_lines(9))
    tapwise("import", "dataset.txt")

    done = tapwise("features", "chars")

    assert done.out == "tapwise.db: chars from now on; a running bot switches within seconds.\n"
    answer_all(label_by_word, 3)
    found = json.loads(tapwise("status", "--json", "-").out)
    assert (found["features"], found["why"]) == ("chars", "chosen by the owner")
    assert tapwise("features", "auto").code == 2


def test_a_replay_reports_only_questions_that_were_tampered_with() -> None:
    put("dataset.txt", alternating_lines(20))
    tapwise("import", "dataset.txt")
    answer_all(label_by_word, 30)

    honest, as_json = tapwise("replay"), tapwise("replay", "--json", "-")
    with sqlite3.connect("tapwise.db") as file:
        never_asked = "SELECT min(id) FROM item WHERE id NOT IN (SELECT item_id FROM question)"
        file.execute(f"UPDATE question SET item_id = ({never_asked}) WHERE id = 29")
    file.close()
    tampered, tampered_json = tapwise("replay"), tapwise("replay", "--json", "-")

    assert (honest.code, honest.err) == (0, "")
    assert honest.out.startswith("30 of 30 questions would be asked again; 0 repeat a")
    assert json.loads(as_json.out) == {
        "questions": 30,
        "undone": 0,
        "earlier_rules": 0,
        "differences": [],
        "erased": [],
    }
    assert tampered.code == tampered_json.code == 1
    assert tampered.err.startswith("question 29: it asked item ")
    assert json.loads(tampered_json.out)["differences"][0]["question"] == 29


def test_questions_of_earlier_rules_are_reported_but_not_replayed() -> None:
    put("dataset.txt", alternating_lines(20))
    tapwise("import", "dataset.txt")
    answer_all(label_by_word, 30)
    with sqlite3.connect("tapwise.db") as file:
        file.execute("UPDATE question SET rules_version = 0, item_id = 1 WHERE id <= 10")
    file.close()

    replayed, as_json = tapwise("replay"), tapwise("replay", "--json", "-")

    assert "asked by earlier rules, not replayed: 10" in replayed.out
    assert json.loads(as_json.out)["earlier_rules"] == 10
