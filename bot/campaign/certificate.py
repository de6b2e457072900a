"""The certificate of a delivered set: its numbers, one sentence, and whether they follow."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, TypeAlias

from bot.campaign.delivered_set import (
    MACHINE,
    SOURCES,
    DeliveredSet,
    Moment,
    deliver,
)
from bot.campaign.trainer import Trainer
from bot.errors import TapwiseError
from bot.learning.evaluation.acceptance import CERTIFICATE_ERROR, Ladder
from bot.learning.evaluation.certificate_bounds import certificate_numbers
from bot.wording.installed_languages import ENGLISH
from bot.wording.language import Language
from storage import Store
from storage.exports import LogMarks

VERSION: Final = 1
CONFIDENCE: Final = 1 - CERTIFICATE_ERROR
THRESHOLD: Final = 0.5
LEAST_MAX_ERROR: Final = 0.001
"""A smaller share would need thousands of answers."""

_ENDING: Final = ".certificate.json"

Numbers: TypeAlias = dict[str, Any]
"""A certificate, as JSON has it."""


class CertificateError(TapwiseError):
    """A file that is no certificate of this campaign."""


class BeingImportedError(TapwiseError):
    """Messages are being imported: what is delivered would be incomplete."""


async def certify(
    store: Store, trainer: Trainer, moment: Moment, max_error: float | None = None
) -> tuple[DeliveredSet, Numbers]:
    """The delivered set at a moment, and its certificate. max_error: as in `deliver`."""
    delivered = await deliver(store, trainer, moment, max_error)
    marks = moment.marks
    log = asdict(marks) | {
        "exam": moment.exam,
        "newest_answer_at": _iso(await store.exports.answered_at(marks.answers)),
        "sha256": await store.exports.log_digest(
            marks, await store.items.digest_chain(marks.items), delivered.feature_fit
        ),
    }
    settings = {
        "features": delivered.feature_fit,
        "balance": trainer.balance,
        "policy": trainer.policy,
        "model": trainer.model_name,
    }
    return delivered, certificate_of(delivered) | {
        "max_error_asked": max_error,
        "log": log,
        "settings": settings,
    }


def certificate_path(file: Path) -> Path:
    """Where the certificate of a file is."""
    return file.with_name(f"{file.name}{_ENDING}")


def certified_file(certificate: Path) -> Path | None:
    """The file that a certificate belongs to, by its name; None for another name."""
    name = certificate.name.removesuffix(_ENDING)
    return certificate.with_name(name) if name not in ("", certificate.name) else None


def file_digest(file: Path) -> str:
    """SHA-256 of a file."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def certificate_file(numbers: Numbers, file: Path) -> str:
    """The content of a certificate of this file, which exists."""
    return json.dumps(numbers | {"file_sha256": file_digest(file)}, indent=2, ensure_ascii=False)


async def differences(store: Store, trainer: Trainer, moment: Moment, found: Numbers) -> list[str]:
    """What of a certificate does not follow from the log, one sentence each.

    trainer: with the features of the certificate's moment, and the campaign's settings.
    """
    _, expected = await certify(store, trainer, moment, found.get("max_error_asked"))
    return _compare(found, expected, "")


def certificate_of(delivered: DeliveredSet) -> Numbers:
    """The numbers of a delivered set and the sentence, without what they were computed from."""
    numbers = {
        "tapwise_certificate": VERSION,
        "certified": delivered.is_certified,
        "confidence": CONFIDENCE,
        "max_error": delivered.max_error,
        "threshold": THRESHOLD,
        "least_confidence": delivered.least_confidence,
        "messages": _messages(delivered),
        "machine": {
            "spam": delivered.count(MACHINE, spam=True),
            "no_spam": delivered.count(MACHINE, spam=False),
        },
        "answers": asdict(delivered.answers),
        "left_out": asdict(delivered.left_out),
        "bounds": {
            name: value
            for name, value in certificate_numbers(delivered.bounds).items()
            if name != "certified"
        },
        "proof": delivered.proof,
        "labels_learnt": delivered.labels_learnt,
        "labels_sha256": _digest_of_labels(delivered),
    }
    return {"sentence": sentence(numbers)} | numbers


def sentence(numbers: Numbers, language: Language = ENGLISH) -> str:
    """What a certificate says, in one plain sentence and a verdict."""
    machine, left = numbers["machine"], numbers["messages"]["left_out"]
    of_machine = machine["spam"] + machine["no_spam"]
    total, threshold = numbers["messages"]["all"], language.decimal(numbers["threshold"], "0.###")
    if left:
        labelled = language.say(
            "certificate-labelled-but",
            total=total,
            machine=of_machine,
            threshold=threshold,
            left=left,
        )
    else:
        labelled = language.say(
            "certificate-labelled", total=total, machine=of_machine, threshold=threshold
        )
    if not of_machine:
        return " ".join([f"{labelled}.", *_missing(numbers, language)])
    answers, bounds = numbers["answers"], numbers["bounds"]
    found = bounds["spam_found_at_least"]
    judged = language.say(
        "certificate-judged",
        labelled=labelled,
        answers=answers["spam"] + answers["no_spam"],
        wrong=answers["wrong_spam"] + answers["wrong_no_spam"],
        confidence=_percent(numbers["confidence"], language),
        all=_up(bounds["wrong_at_most"], language),
        spam=_up(bounds["wrong_among_spam_at_most"], language),
        no_spam=_up(bounds["wrong_among_no_spam_at_most"], language),
        found="unknown" if found is None else _down(found, language),
    )
    return f"{judged} {_verdict(numbers, language)}"


async def moment_of(store: Store, found: Numbers) -> Moment:
    """The moment that a certificate is about; errors: CertificateError.

    Nothing is computed for a moment that this database has not seen.
    """
    log = found.get("log")
    if found.get("tapwise_certificate") != VERSION or not isinstance(log, dict):
        raise CertificateError("This is no certificate of Tapwise.")
    newest = asdict(await store.exports.marks())
    marks = {name: mark for name in newest if type(mark := log.get(name)) is int and mark >= 0}
    if len(marks) < len(newest):
        raise CertificateError("The certificate does not say which part of the log it is about.")
    if any(marks[name] > newest[name] for name in newest):
        raise CertificateError("The certificate is about a log that this database does not have.")
    asked = found.get("max_error_asked")
    if asked is not None and not (type(asked) is float and LEAST_MAX_ERROR <= asked < 1):
        raise CertificateError("The certificate's max_error_asked is no share.")
    return Moment(LogMarks(**marks), log.get("exam") is True)


def _missing(numbers: Numbers, language: Language) -> Iterator[str]:
    """What a part of the machine's labels would need; nothing without a model."""
    if numbers["labels_learnt"]:
        goal = numbers["max_error"]
        yield language.say(
            "certificate-needs",
            share=_percent(goal, language),
            needs=Ladder(goal).step(0),
            answers=numbers["left_out"]["answers"],
            goal=f"{100 * goal:.3g}",
        )


def _verdict(numbers: Numbers, language: Language) -> str:
    goal = _percent(numbers["max_error"], language)
    if numbers["certified"]:
        return language.say("certificate-certified", share=goal)
    if numbers["proof"] is None:
        return language.say("certificate-none")
    return language.say("certificate-not-proven", share=goal)


def _messages(delivered: DeliveredSet) -> dict[str, int]:
    counts = {SOURCES[source]: delivered.count(source) for source in range(len(SOURCES))}
    return {"all": sum(counts.values())} | counts


def _digest_of_labels(delivered: DeliveredSet) -> str:
    """SHA-256 over each message's label and source, in the order of import."""
    return sha256(
        delivered.spam.astype("u1").tobytes() + delivered.source.astype("u1").tobytes()
    ).hexdigest()


def _compare(found: object, expected: object, name: str) -> list[str]:
    if isinstance(found, dict) and isinstance(expected, dict):
        wrong = []
        for key in expected | found:
            inner = f"{name}.{key}" if name else str(key)
            if key not in found:
                wrong.append(f"{inner} is missing.")
            elif key not in expected:
                wrong.append(f"{inner} is no part of a certificate.")
            else:
                wrong += _compare(found[key], expected[key], inner)
        return wrong
    if json.dumps(found) == json.dumps(expected):
        return []
    return [f"{name} is {json.dumps(found)}, and {json.dumps(expected)} follows from the log."]


def _iso(seconds: float | None) -> str | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat()


def _up(share: float, language: Language) -> str:
    """A percentage that is never smaller than the share."""
    return _percent(min(1.0, -(-share * 1000 // 1) / 1000), language)


def _down(share: float, language: Language) -> str:
    """A percentage that is never larger than the share."""
    return _percent(share * 1000 // 1 / 1000, language)


def _percent(share: float, language: Language) -> str:
    number = language.decimal(float(f"{100 * share:.3g}"), "0.###")
    return language.say("score-percent", number=number)
