"""The card of a model: what it learnt from, what is known about it, how it is loaded."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import sklearn

from bot.learning.evaluation.announced_looks import LOOKS
from bot.learning.evaluation.exam_measures import ExamCounts, exam_measures
from bot.learning.evaluation.intervals import Share
from bot.learning.evaluation.thresholds import NotSupported, Threshold
from bot.learning.features import LIMIT
from bot.models.pipeline import LABELS

TARGETS: Final = (0.10, 0.05, 0.02, 0.01)
"""Shares of ham for which every card states a threshold, or what is missing."""


@dataclass(frozen=True)
class ModelData:
    """What a model learnt from.

    messages: of the pool; labels, spam: learnt, without the exam's; known: labels among them that
    came with files or from an owner; people, answers: who labelled, and how often; systems: the
    share of letters in each writing system. policy, balance, features: as in the settings.
    has_probabilities: whether the classifier has `predict_proba`. encoder: name and version of the
    sentence encoder that the features need; empty for none.
    """

    made_on: str
    features: str
    classifier: str
    has_probabilities: bool
    balance: str
    policy: str
    messages: int
    labels: int
    spam: int
    known: int
    people: int
    answers: int
    systems: Mapping[str, float]
    encoder: str = ""


@dataclass(frozen=True)
class CardOptions:
    """What only the owner knows. languages: their codes; licence: an identifier of SPDX."""

    languages: Sequence[str] = ()
    licence: str = ""


@dataclass(frozen=True)
class CardLook:
    """The newest announced look at the exam: its day, the labels learnt then, and the counts."""

    made_on: str
    labels: int
    counts: ExamCounts


@dataclass(frozen=True)
class ProvenGoal:
    """A goal that a proof has reached for the model of that day; both shares in (0, 1)."""

    made_on: str
    precision: float
    let_through: float


@dataclass(frozen=True)
class CardNumbers:
    """What the exam says, and the threshold in use: 0.5 where `chosen` is None.

    look: None before the first; answers: exam answers that count by now.
    """

    look: CardLook | None
    answers: int
    proven: ProvenGoal | None
    chosen: Threshold | None
    targets: Sequence[Threshold | NotSupported]


def model_card(
    file: str,
    data: ModelData,
    numbers: CardNumbers,
    options: CardOptions,
    trusted: Sequence[str],
) -> str:
    """The card as Markdown, with the header that Hugging Face reads.

    file: the name of the model's file. trusted: types that its reader must trust by name.
    """
    parts = [
        _header(options),
        f"# {_plain(file)}: spam or not",
        f"A model that says of a short message whether it is spam. Tapwise wrote it on "
        f"{data.made_on}, for scikit-learn {sklearn.__version__}.",
        "## How to use it",
        *_usage(file, data, numbers, trusted),
        "## Data",
        *_data(data, options),
        "## How good it is",
        *_quality(numbers, data.labels),
        "## Thresholds",
        *_thresholds(numbers),
        "## Limits",
        *_limits(data),
        "## Licence",
        _plain(options.licence)
        or "Not stated. Name one before you pass the model on: it was learnt from people's "
        "messages.",
    ]
    return "\n\n".join(parts) + "\n"


def _header(options: CardOptions) -> str:
    lines = ["---", "library_name: sklearn", "pipeline_tag: text-classification"]
    lines.append(f"license: {json.dumps(options.licence.lower() or 'unknown')}")
    if options.languages:
        lines.append(f"language: {json.dumps(list(options.languages))}")
    lines += ['tags: ["sklearn", "skops", "text-classification", "spam"]', "---"]
    return "\n".join(lines)


def _usage(
    file: str, data: ModelData, numbers: CardNumbers, trusted: Sequence[str]
) -> Iterator[str]:
    ours = any(name.startswith("bot.") for name in trusted)
    libraries = "`tapwise` and `skops`" if ours else "`scikit-learn` and `skops`"
    if data.encoder:
        libraries = f"`tapwise[meaning]` (with the sentence encoder `{data.encoder}`) and `skops`"
    yield f"Install {libraries}; these lines need nothing else:"
    names = ", ".join(json.dumps(name) for name in trusted)
    scores = 'scores = model.predict_proba(["You won a prize"])[:, 1]'
    if not data.has_probabilities:
        scores = (
            "from scipy.special import expit\n\n"
            'scores = expit(model.decision_function(["You won a prize"]))'
        )
    yield (
        "```python\n"
        "from skops.io import load\n\n"
        f"model = load({json.dumps(file)}, trusted=[{names}])\n"
        f"{scores}\n"
        "```"
    )
    yield (
        "`trusted` names every type that is not scikit-learn's own. If "
        f"`skops.io.get_untrusted_types(file={json.dumps(file)})` names another one, somebody has "
        "changed the file: do not load it."
    )
    rule = "0.5" if numbers.chosen is None else f"{numbers.chosen.value:.4f}"
    classes = " and ".join(f"`{name}`" for name in LABELS)
    if data.classifier != "LogisticRegression":
        classes = "`False` (not spam) and `True` (spam)"
    yield f"`predict` gives {classes}; it says spam from a score of {rule} on."


def _data(data: ModelData, options: CardOptions) -> Iterator[str]:
    others = data.labels - data.spam
    yield (
        f"- {data.messages:,} messages; {data.labels:,} of them with a label that was learnt "
        f"({data.spam:,} spam, {others:,} not spam). The model chose most of these messages "
        "itself (active learning), so they are no random sample."
    )
    yield (
        f"- {data.known:,} of these labels are known: they came with files, or an owner set them. "
        f"The others rest on {data.answers:,} answers by {data.people:,} "
        f"{'person' if data.people == 1 else 'people'} (policy `{data.policy}`)."
    )
    systems = ", ".join(f"{name} {share:.0%}" for name, share in data.systems.items())
    languages = ", ".join(map(_plain, options.languages)) or "not stated"
    yield f"- Languages: {languages}. Writing systems, by letters: {systems or 'none'}."
    yield (
        f"- Features: `{data.features}`, fitted on the whole pool. Classifier: "
        f"`{data.classifier}`, class balance `{data.balance}`."
    )


def _quality(numbers: CardNumbers, labels: int) -> Iterator[str]:
    look = numbers.look
    if look is None:
        yield (
            f"There is no score yet: {numbers.answers} answers of the exam count, and the first "
            f"look is at {LOOKS[0]}. The exam is a random sample of the messages, from which the "
            "model never learns."
        )
        return
    counts, found = look.counts, exam_measures(look.counts)
    yield (
        f"Measured on {counts.answers} answers of the exam ({counts.spam} of them spam): a random "
        f"sample of the messages, from which the model never learns. This was on {look.made_on}, "
        f"when the model had learnt {look.labels} labels; this one has learnt {labels}. The exam "
        "is looked at up to "
        f"{len(LOOKS)} times, and the intervals are wide enough for all looks together. For the "
        "threshold 0.5:"
    )
    rows = (
        ("precision: of what it flags, so much is spam", found.precision),
        ("missed: of what it lets through, so much is spam", found.missed),
        ("recall: of all spam, so much is flagged", found.recall),
        ("F1", found.f1),
        ("accuracy", found.accuracy),
    )
    lines = [f"| {name} | {_measure(share)} |" for name, share in rows]
    yield "\n".join(["| measure | value, interval, counts |", "|---|---|", *lines])
    if numbers.proven:
        yield (
            f"Proven for the model of {numbers.proven.made_on}: at least "
            f"{_percent(numbers.proven.precision)} of what it flags is spam, and at most "
            f"{_percent(numbers.proven.let_through)} of all spam is let through."
        )


def _thresholds(numbers: CardNumbers) -> Iterator[str]:
    if numbers.chosen is None:
        yield "This file uses 0.5, about which nothing is promised but the measures above."
    else:
        yield (
            f"This file flags from {numbers.chosen.value:.4f} on: at most "
            f"{_percent(numbers.chosen.at_most)} of the messages that are not spam, with 90 % "
            "confidence."
        )
    yield (
        "What other thresholds are proven to flag, each by itself with 90 % confidence "
        "(`tapwise model --flag-at-most 0.05` writes a file that uses one):"
    )
    header = "| ham flagged at most | threshold | upper end that the exam supports | spam caught |"
    yield "\n".join([header, "|---|---|---|---|", *map(_target_row, numbers.targets)])


def _target_row(found: Threshold | NotSupported) -> str:
    if isinstance(found, NotSupported):
        return (
            f"| {_percent(found.target)} | not supported: {found.missing} more exam answers that "
            f"are not spam are needed | {_percent(found.supported)} | |"
        )
    flagged = f"{_percent(found.at_most)} ({found.flagged} of {found.ham} were flagged)"
    return f"| {_percent(found.target)} | {found.value:.4f} | {flagged} | {_share(found.caught)} |"


def _limits(data: ModelData) -> Iterator[str]:
    yield (
        "- It was measured on messages of the pool it was learnt from. Elsewhere, and when spam "
        "changes, it can be worse: measure it again there.\n"
        f"- It reads the text alone, and of that the first {LIMIT:,} characters: no sender, no "
        "picture, no address behind a link.\n"
        "- A score is no probability that holds in your chat: where the balance is `weights`, "
        "both classes count alike, however rare spam is.\n"
        f"- {data.people:,} {'person' if data.people == 1 else 'people'} decided what is spam. "
        "The model repeats their mistakes and their taste.\n"
        "- It holds the words or parts of words of the pool. Anyone with the file can see which "
        "ones occurred."
    )


def _measure(found: Share | None) -> str:
    if found is None:
        return "too few answers"
    counts = f"{found.hits} of {found.of}"
    return f"{found.value:.1%} ({found.low:.1%} to {found.high:.1%}), {counts}"


def _share(found: Share | None) -> str:
    if found is None:
        return "no spam in the exam"
    return f"{found.hits} of {found.of} ({found.low:.0%} to {found.high:.0%})"


def _percent(share: float) -> str:
    return f"{100 * share:.3g} %"


def _plain(text: str) -> str:
    """A text on one line, without what Markdown and HTML would read."""
    return "".join(char for char in text if char.isprintable() and char not in "<>`|*[]")
