"""The errors that a person can act on. Each is a sentence: what, where, what to do.

    TapwiseError                 the base class: shown as it is, without a traceback
      SettingsError              a setting is missing or invalid
      TransferError              a file cannot be read or written
      CertificateError           a file is no certificate of this campaign
      BeingImportedError         messages are being imported, so nothing complete can be delivered
      LocalFileError             a local Bot API server named a file that may not be read
      TelegramError              Telegram cannot be reached, or refuses the token
      StoreError                 the database cannot be opened or written (storage/errors.py)
        WithdrawnError           the message of a question was withdrawn meanwhile
        TryLaterError            the disk or another program refuses for now
          ClusterAwayError       no worker of the Dask cluster can be reached for now (bot/pool)
      NotInvitedError            the person has no invite
        RevokedError             an owner has ended the person's access
        LeftGroupError           the person left the group by which they joined
        GroupClosedError         the members of the person's group may no longer label
        NotMemberError           Telegram does not list the person as a member of the group
      MembersUntoldError         Telegram does not say who is a member of a group
      NotYoursError              the question was asked to somebody else, or does not exist
      TooEarlyError              an explanation was requested before the item was labelled
      OnlyOwnerError             an annotator used what only owners or curators may use
      GuidelineError             the text is too long for a guideline
      LabelNamesError            the text is no pair of names for the labels
      GoalError                  the text is no goal of a proof
      ProofError                 a proof cannot begin now
      NoModelError               there are too few labels for a model
      NotProvenError             the exam has too few answers to prove the share of ham flagged
      ServeError                 the scoring service cannot start
      PortError                  the port of a page cannot be used

Every other exception is a bug: it is logged with its traceback.
"""

from storage.errors import StoreError, TapwiseError, TryLaterError

__all__ = [
    "SettingsError",
    "StoreError",
    "TapwiseError",
    "TelegramError",
    "TransferError",
    "TryLaterError",
]


class SettingsError(TapwiseError):
    """A setting is missing or invalid."""


class TransferError(TapwiseError):
    """A file cannot be read or written at all; a single bad row is reported, not raised."""


class TelegramError(TapwiseError):
    """Telegram cannot be reached, or refuses the token."""
