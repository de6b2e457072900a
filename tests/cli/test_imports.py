"""`tapwise imports`, and corrected files."""

from __future__ import annotations

from tests.support.cli_campaigns import answer_all, label_by_word, labels, put, unlabelled
from tests.support.terminal import tapwise


def test_imports_are_listed_and_one_is_undone() -> None:
    put("old.txt", "one\ntwo\n")
    put("spam.txt", "three\ntwo\n")
    tapwise("import", "old.txt")
    tapwise("import", "spam.txt")

    listed = tapwise("imports").out.splitlines()
    undone = tapwise("imports", "--undo", "2")

    assert [line.split(" ")[0] for line in listed] == ["2:", "1:"]
    assert listed[0].endswith("UTC, spam.txt: 1 messages, 2 labels")
    assert undone.out == (
        "1 messages withdrawn: they are not asked, learnt from or exported. 2 labels taken back.\n"
    )
    assert (labels(), unlabelled()) == ({}, ["one", "two"])
    assert tapwise("imports").out.splitlines()[0].endswith("; undone: 1 withdrawn")


def test_the_texts_of_an_undone_import_are_deleted_when_that_is_asked() -> None:
    put("dataset.txt", "one\ntwo\n")
    tapwise("import", "dataset.txt")

    undone = tapwise("imports", "--undo", "1", "--delete-texts")

    assert "2 texts deleted. Backups still hold them" in undone.out
    assert tapwise("imports").out.strip().endswith("undone: 2 withdrawn, their texts deleted")


def test_texts_are_deleted_only_of_an_import_that_is_named() -> None:
    tapwise("init")

    assert "Say which import" in tapwise("imports", "--delete-texts").error
    assert tapwise("imports").out == "Nothing was imported yet.\n"
    assert "There is no import 3." in tapwise("imports", "--undo", "3").error


def test_a_corrected_file_replaces_labels() -> None:
    put("labels.csv", "text,label\none,spam\ntwo,spam\n")
    put("right.csv", "text,label\none,ham\ntwo,spam\n")
    tapwise("import", "labels.csv")

    ignored = tapwise("import", "right.csv")
    replaced = tapwise("import", "--replace-labels", "right.csv")

    assert "right.csv:2: already labelled spam; the label no_spam is ignored" in ignored.err
    assert "--replace-labels" in ignored.err
    assert replaced.out.endswith("1 labels replaced.\n")
    assert labels() == {"one": "no_spam", "two": "spam"}


def test_replay_after_a_later_import_says_nothing_but_its_result() -> None:
    put("first.txt", "win a prize\nsee you at six\n")
    put("second.txt", "call this number now\nlunch tomorrow then\nfree money for you\n")
    for name in ("first.txt", "second.txt"):
        tapwise("import", name)
        answer_all(label_by_word)

    replayed = tapwise("replay")

    assert (replayed.code, replayed.err) == (0, "")
    assert "5 of 5 questions would be asked again" in replayed.out
