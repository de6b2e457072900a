"""Words that are like no other: near copies are asked once, so tests' messages need one each."""

from hashlib import blake2b


def own(number: int) -> str:
    """Twelve letters that belong to this number."""
    return "".join(chr(97 + byte % 26) for byte in blake2b(b"%d" % number, digest_size=12).digest())
