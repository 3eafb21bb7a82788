"""The sentence a reporter will read, shown to the agency before it is sent."""

from __future__ import annotations

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from api.language import say
from api.sentences.table import SENTENCES
from workflows.choices import OUTCOME_LABELS, Outcome


def answer_preview(given: MultiDict[str, str], agency: str) -> str | None:
    """Nothing until the form was looked at once; an outcome not chosen yet is left out."""
    if "action" not in given:
        return None
    outcome, words = given.get("outcome", ""), given.get("public", "").strip()
    if not words:
        return None
    if outcome not in set(Outcome):
        return str(_("%(agency)s báo kết quả. %(words)s", agency=agency, words=words))
    label = say(OUTCOME_LABELS[Outcome(outcome)])
    line = str(SENTENCES["resolved"]) % {"who": agency, "outcome": label[:1].lower() + label[1:]}
    return f"{line}. {words}"
