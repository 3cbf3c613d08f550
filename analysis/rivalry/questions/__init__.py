"""The questions of the scenario library: what a run answers, and the picture that shows it.

A module for each: ``growth``, ``alibaba``, ``vancl``, ``xiaomi``, ``flash_sale``, ``talk``,
``shopping``, ``posting``. Each has ``answer(ds)``, the answer in a sentence or two, and
``picture(ds)``; the notebooks begin with them, and ``rivalry.figures`` draws the figures of the
documents with them. ``parts`` is what they share.
"""

from rivalry.questions import (
    alibaba,
    flash_sale,
    growth,
    parts,
    posting,
    shopping,
    talk,
    vancl,
    xiaomi,
)

__all__ = [
    "alibaba",
    "flash_sale",
    "growth",
    "parts",
    "posting",
    "shopping",
    "talk",
    "vancl",
    "xiaomi",
]
