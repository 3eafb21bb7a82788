"""How many told of a matter, as far as a reader may know."""

from __future__ import annotations

from flask_babel import gettext as _

from api.language import many
from workflows.coarseness import coarse_voices


def voices_words(voices: int, *, close: bool) -> str:
    """``7 lượt phản ánh``; nothing for one alone, where that may be known."""
    known = coarse_voices(voices, close=close)
    if known is None:
        return str(_("Dưới 5 lượt phản ánh"))
    return many("%(num)s lượt phản ánh", known) if known > 1 else ""


def row_voices(voices: int, *, close: bool) -> str:
    """The same for a line of a list, where fewer than five are not worth a word on every line."""
    return voices_words(voices, close=close) if coarse_voices(voices, close=close) else ""
