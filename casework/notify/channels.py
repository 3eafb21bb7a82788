"""Other ways than e-mail, through apprise: its addresses checked, used and never shown.

Which schemes there are is the administrator's list. Services with a host of their own go there;
any other must name a host of the administrator's second list (``casework.notify.reach``). The
line itself is opened by ``casework.notify.outward``, to an address that was checked.
"""

from __future__ import annotations

import logging
from typing import Any, Final
from urllib.parse import quote, urlsplit

from apprise import Apprise, AppriseAsset

from casework.errors import BadInput
from casework.notify.outward import place_of, reaching
from casework.notify.postman import NotSent
from casework.notify.reach import refusal
from casework.notify.wording import Written
from casework.outbox import GivenUp
from casework.settings import Settings
from workflows.words import Label

OWN_NAME: Final = {"tgram": "Telegram", "zalo": "Zalo"}
OWN_HOST: Final = {"tgram": "api.telegram.org", "zalo": "bot-api.zaloplatforms.com"}
WEBHOOKS: Final = frozenset({"json", "jsons"})
LONGEST: Final = 1_000
CONNECT, ANSWER = 10.0, 20.0

NO_SCHEME = Label(
    "Kênh này chưa được quản trị cho phép.", "The administrator has not allowed this kind."
)
UNREADABLE = Label("Địa chỉ kênh chưa đúng.", "This is no address of a channel.")

# The library would write addresses, with their secrets, into the log.
logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)


def checked(url: str, settings: Settings) -> str:
    """The scheme of an address that may be stored; BadInput for ``url`` says why it may not."""
    because = _refusal(url, settings)
    if because is not None:
        raise BadInput("url", because)
    return scheme_of(url)


def scheme_of(url: str) -> str:
    """What stands before ``://``, in small letters."""
    return url.partition("://")[0].lower()


def name_of(scheme: str) -> str:
    """How a channel is called on the page."""
    return OWN_NAME.get(scheme, scheme)


def send(url: str, written: Written, *, dedup_key: str, settings: Settings) -> None:
    """Say it there; NotSent to try again, GivenUp when the address is not allowed any more."""
    if _refusal(url, settings) is not None:
        raise GivenUp("the channel is not allowed any more")
    where = Apprise(asset=_asset())
    where.add(_strict(_with_key(url, dedup_key)))
    with reaching(OWN_HOST.get(scheme_of(url)) or place_of(url)):
        taken = where.notify(title=written.subject, body=written.text)
    if not taken:
        raise NotSent("the channel did not take it")


def _refusal(url: str, settings: Settings) -> Label | None:
    if len(url) > LONGEST or "://" not in url or not url.isprintable():
        return UNREADABLE
    scheme = scheme_of(url)
    if scheme not in settings.allowed_schemes:
        return NO_SCHEME
    because = None if scheme in OWN_HOST else _refusal_of_host(url, settings)
    if because is not None:
        return because
    return UNREADABLE if _strict(url) is None else None


def _refusal_of_host(url: str, settings: Settings) -> Label | None:
    try:
        host, place = urlsplit(url).hostname or "", place_of(url)
    except ValueError:
        return UNREADABLE
    because = refusal(host, settings, place=place)
    if because is not None:
        return because
    made = _strict(url)
    # Two readers of one address may find two hosts in it: then it is none.
    return None if made is not None and made.host.lower() == host else UNREADABLE


def _asset() -> AppriseAsset:
    return AppriseAsset(app_id="casework", http_redirects=False, secure_logging=True)


def _strict(url: str) -> Any:
    """The library's object with what an address may not decide: no redirects, no long waits."""
    made = Apprise.instantiate(url, asset=_asset(), suppress_exceptions=True)
    if made is None:
        return None
    made.redirects = False
    made.verify_certificate = True
    made.retry = 0
    made.socket_connect_timeout, made.socket_read_timeout = CONNECT, ANSWER
    return made


def _with_key(url: str, key: str) -> str:
    """A webhook gets the key that stays the same on repeats; ``+`` marks a header."""
    if scheme_of(url) not in WEBHOOKS:
        return url
    return f"{url}{'&' if '?' in url else '?'}%2BIdempotency-Key={quote(key)}"
