"""What goes wrong, as sentences a person can act on: what, where, what to do."""


class TapwiseError(Exception):
    """The one base class: its text is shown to a person as it is, without a traceback."""


class StoreError(TapwiseError):
    """The database cannot be opened, is too new, or refuses what was asked of it."""
