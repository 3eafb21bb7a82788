"""How people are told, who stands in for them, and what is done with a dead letter."""

from __future__ import annotations

from api.schemas.admin import LANGUAGES
from api.schemas.fields import Choice, Day, Id, Shape, Truth, Words
from casework.notify.channels import LONGEST
from casework.notify.mending import LONGEST_REASON


class Preferences(Shape):
    language = Choice(LANGUAGES)
    mail_digest = Truth(required=False, load_default=False)
    mail_at_once = Truth(required=False, load_default=False)


class NewChannel(Shape):
    url = Words(LONGEST)


class NewSubstitute(Shape):
    substitute = Id()
    starts_on = Day()
    ends_on = Day()


class Dismissal(Shape):
    reason = Words(LONGEST_REASON)
