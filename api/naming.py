"""What a program sends is looked at like a form: what may name somebody is kept on purpose only.

The detectors and the rule are those of the pages (``api.views.names``). A page shows the pieces and
has two buttons; a program gets 422 with their kinds by field, covers them, or says with the header
``Names-Kept`` that it keeps these very pieces. The pieces themselves are not sent back: a program's
answers lie in its log.
"""

from __future__ import annotations

from collections.abc import Mapping

from flask import request
from flask_babel import gettext as _

from api.unchecked import NAMES_KEPT, NamesUnchecked
from api.views.names import KEPT, NamesFound, names_found


def kept_on_purpose() -> dict[str, str]:
    """What the header says, in the form that a page sends."""
    return {KEPT: request.headers.get(NAMES_KEPT, "")}


def refuse(found: NamesFound | None, words: Mapping[str, object]) -> None:
    """Refuse what was found in these words, if anything; raises NamesUnchecked."""
    if found is None:
        return
    fields = {}
    for name, text in words.items():
        here = names_found([text]) if isinstance(text, str) else None
        if here is not None:
            kinds = ", ".join(dict.fromkeys(kind for kind, _piece in here.pieces))
            fields[name] = _(
                "Có thể nhận ra người: %(kinds)s. Hãy che lại; nếu cần giữ nguyên, gửi lại kèm "
                "Names-Kept: %(token)s.",
                kinds=kinds,
                token=found.token,
            )
    raise NamesUnchecked(fields, found.token)
