"""The program's progress in a notebook: one line that changes in place."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

#: What the program writes before each state of its bar.
ERASE = "\x1b[K"

_STATE = re.compile(r"\s*(?P<cells>[█░#.]*)\s+(?P<done>[\d,]+)/(?P<asked>[\d,]+)")


def show_in_notebook() -> Callable[[str], None] | None:
    """Return what shows each line of the program in a notebook's cell; nothing elsewhere."""
    if "IPython" not in sys.modules:
        return None
    from IPython import get_ipython

    shell = get_ipython()
    if shell is None or not hasattr(shell, "kernel"):
        return None
    return _Line()


class _Line:
    """States of the bar go to one place; a notebook that is kept keeps how it ended."""

    def __init__(self) -> None:
        self._place = None

    def __call__(self, line: str) -> None:
        if not line.startswith(ERASE):
            return
        text = line.removeprefix(ERASE).rstrip()
        if "peak" in text and (state := _STATE.match(text)):
            text = f"  {state['cells']}  {state['done']}/{state['asked']}"
        self._write({"text/plain": text})

    def _write(self, content: dict[str, str]) -> None:
        from IPython.display import display

        if self._place is None:
            self._place = display(content, raw=True, display_id=True)
        else:
            self._place.update(content, raw=True)
