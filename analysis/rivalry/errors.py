"""What can go wrong, in the user's words."""

from __future__ import annotations


class RivalryError(Exception):
    """The base of all errors of this package; its text says what to do."""


class ResultError(RivalryError):
    """A run cannot be read: missing, incomplete, damaged, or not a result of Rivalry."""


class DataError(RivalryError):
    """Something asked for is not in this run: a variable, a label, a date."""


class RunFailed(RivalryError):
    """The program ended with an error.

    Attributes
    ----------
    exit_code : int
        65 a bad scenario, 71 out of memory, 73 and 74 trouble with files, 75 interrupted
        (``rivalry resume`` will work), 70 a bug of Rivalry.
    """

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code
