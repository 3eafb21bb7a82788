"""Settings, read once from ``CASEWORK_*`` in the environment; nonsense is refused by name."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import time
from pathlib import Path
from urllib.parse import urlsplit

from workflows.hours import CIVIL_SERVICE_HOURS

PREFIX = "CASEWORK_"
WEB_THREADS = 4
"""Threads of one web process, and so the database connections it may hold."""
MAIL_SCHEMES = ("smtp", "smtp+starttls", "smtps", "file")
CHANNEL_SCHEMES = frozenset({"json", "jsons", "tgram", "zalo"})
"""What goes by HTTP and so by ``casework.notify.outward``; others open lines of their own."""
FROM_FILES = tuple(
    f"{PREFIX}{name}"
    for name in (
        "SECRET_KEY",
        "HISTORY_KEY",
        "SIGNING_KEY",
        "DATABASE_URL",
        "REDIS_URL",
        "SMTP_URL",
        "VAULT_KEYS",
    )
)
SHORTEST_SECRET = 32
VAULT_PUBLIC = "vault-public-"
_VAULT_KEY = re.compile(rf"{VAULT_PUBLIC}[0-9a-f]{{64}}")
_TILES = re.compile(r"https?://[a-z0-9.-]+(:[0-9]+)?/[\w./@-]*\{z\}/\{x\}/\{y\}[\w./@-]*")
SHORTEST_LOG_DAYS = 90


class InvalidSettings(ValueError):
    """A setting that is unknown, missing or makes no sense; the message says which."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a process must know before it starts.

    ``database_url`` is SQLAlchemy's; ``redis_url`` may be empty: then nothing is faster
    than the ticker. ``data`` holds attachments, exports and, by default, the database.

    ``public_url`` is where people find the service, for the links in mails. ``smtp_url`` is
    ``smtp://``, ``smtp+starttls://`` or ``smtps://`` with user, password, host and port, or
    ``file:`` and a folder in ``data`` for a trial; without it, mails are not sent at all.
    ``digest_at`` is the local time of the day's one digest. ``channel_schemes`` are those of
    apprise's that go by HTTP, ``webhook_hosts`` the hosts its ``jsons`` may reach, as ``host`` or
    ``host:8443``, each list with commas.

    ``sources_kept_days`` after a case ended, who reported or confirmed it is forgotten, and what was
    written of it ``text_kept_days`` after.
    ``denunciation_channel`` is said beneath the lawful way of denunciations: the office, address
    and hours of the place that receives them here.

    ``vault_keys`` are the public keys for which contacts of sources and originals of photos are
    sealed (``casework vault keygen``), with commas or blanks; without any, neither is kept. A contact
    is forgotten ``vault_kept_days`` after its case ended, an original ``originals_kept_days`` after.

    ``history_key`` seals the events and ``signing_key`` signs the daily anchor
    (``casework.history.keys``); each may be several with commas, the newest first.

    ``trusted_hosts`` are the names this service is called by, also with commas; every other is
    refused. ``access_log_days`` is how long it is kept who looked at which case, at least 90.
    ``map_tiles`` is where the map gets a background, like ``https://host/{z}/{x}/{y}.png``; without it
    the map is drawn on nothing, and nobody else learns that it was looked at.
    What should not stand in the environment is read from a file instead:
    ``CASEWORK_SECRET_KEY_FILE`` and the like.
    """

    data: Path = Path("var")
    database_url: str = ""
    redis_url: str = ""
    secret_key: str = ""
    history_key: str = ""
    signing_key: str = ""
    trusted_hosts: str = ""
    production: bool = False
    contact: str = ""
    access_log_days: float = 1826.0
    ticker_seconds: float = 5.0
    public_url: str = ""
    smtp_url: str = ""
    mail_from: str = ""
    digest_at: str = "07:30"
    channel_schemes: str = ""
    webhook_hosts: str = ""
    session_idle_minutes: float = 30.0
    session_hours: float = 12.0
    denunciation_channel: str = ""
    sources_kept_days: float = 180.0
    text_kept_days: float = 1826.0
    vault_keys: str = ""
    vault_kept_days: float = 90.0
    originals_kept_days: float = 365.0
    map_tiles: str = ""

    @property
    def hosts(self) -> list[str]:
        """The names this service is called by; none means that any will do."""
        return sorted(_listed(self.trusted_hosts))

    @property
    def digest_time(self) -> time:
        """The local time of the day's one digest."""
        return time.fromisoformat(self.digest_at)

    @property
    def allowed_schemes(self) -> frozenset[str]:
        """The kinds of channel the administrator allows."""
        return _listed(self.channel_schemes)

    @property
    def listed_hosts(self) -> frozenset[str]:
        """The hosts a webhook may reach."""
        return _listed(self.webhook_hosts)

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Settings:
        """Read the environment; raises InvalidSettings for anything it does not know."""
        known = {field.name: field for field in fields(cls)}
        given: dict[str, object] = {}
        for name, text in _with_files(environ).items():
            if not name.startswith(PREFIX):
                continue
            key = name.removeprefix(PREFIX).lower()
            if key not in known:
                raise InvalidSettings(f"{name} is not a setting of this service")
            given[key] = _read(name, text, type(known[key].default))
        return cls(**given).completed()  # type: ignore[arg-type]  # each was read as its type

    def completed(self) -> Settings:
        """Fill what has a safe default; production has none for the secret key."""
        secret = self.secret_key
        if not secret:
            if self.production:
                raise InvalidSettings("CASEWORK_SECRET_KEY must be set in production")
            secret = _kept_secret(self.data / "secret_key")
        _check_mailing(self)
        if self.access_log_days < SHORTEST_LOG_DAYS:
            raise InvalidSettings(
                f"CASEWORK_ACCESS_LOG_DAYS must be at least {SHORTEST_LOG_DAYS}:"
                " who looked must be known when it is asked"
            )
        _check_vault_keys(self.vault_keys)
        _check_tiles(self.map_tiles)
        if self.production:
            _refuse_to_start_open(secret, self.hosts)
            _refuse_a_history_without_keys(self)
        url = self.database_url or f"sqlite:///{(self.data / 'casework.db').absolute()}"
        return Settings(
            **{
                **vars(self),
                "secret_key": secret,
                "database_url": url,
                "data": self.data.absolute(),
            }
        )


def _listed(text: str) -> frozenset[str]:
    return frozenset(filter(None, (each.strip().lower() for each in text.split(","))))


def _refuse_to_start_open(secret: str, hosts: list[str]) -> None:
    """What would let a stranger in is no warning in a log that nobody reads."""
    if len(secret) < SHORTEST_SECRET:
        raise InvalidSettings(
            f"CASEWORK_SECRET_KEY needs at least {SHORTEST_SECRET} characters in production:"
            " who guesses it signs in as anybody"
        )
    if not hosts:
        raise InvalidSettings(
            "CASEWORK_TRUSTED_HOSTS must name this service in production:"
            " a forged Host header would lead people elsewhere"
        )


def _refuse_a_history_without_keys(given: Settings) -> None:
    """A chain whose key is known, or that of the cookies, proves nothing."""
    kept = [("HISTORY", each.strip()) for each in given.history_key.split(",")]
    kept += [("SIGNING", each.strip()) for each in given.signing_key.split(",")]
    for name, secret in kept:
        if len(secret) < SHORTEST_SECRET:
            raise InvalidSettings(
                f"CASEWORK_{name}_KEY needs at least {SHORTEST_SECRET} characters in production:"
                " without it anybody could rewrite what happened"
            )
    if len({given.secret_key, *(secret for _, secret in kept)}) <= len(kept):
        raise InvalidSettings(
            "CASEWORK_SECRET_KEY, CASEWORK_HISTORY_KEY and CASEWORK_SIGNING_KEY must all differ:"
            " who steals one must not hold the others"
        )


def _check_vault_keys(given: str) -> None:
    """What is not a public key may be a private one, put where it must never lie."""
    if not all(_VAULT_KEY.fullmatch(each) for each in given.replace(",", " ").split()):
        raise InvalidSettings(
            f"CASEWORK_VAULT_KEYS must be public keys like {VAULT_PUBLIC}…, as casework vault keygen"
            " prints them; a private key belongs on an officer's machine and nowhere else"
        )


def _check_tiles(given: str) -> None:
    """It becomes part of the policy of a page, so it may hold nothing but an address."""
    if given and not _TILES.fullmatch(given):
        raise InvalidSettings("CASEWORK_MAP_TILES must be like https://host/{z}/{x}/{y}.png")


def _with_files(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment with what stands in files; both at once would leave it open which counts."""
    found = dict(environ)
    for name in FROM_FILES:
        path = found.pop(f"{name}_FILE", None)
        if path is None:
            continue
        if name in found:
            raise InvalidSettings(f"{name} is given twice, as itself and as a file")
        try:
            found[name] = Path(path).read_text().strip()
        except (OSError, UnicodeDecodeError) as fault:
            raise InvalidSettings(f"{name}_FILE names a file that cannot be read") from fault
    return found


def _read(name: str, text: str, kind: type) -> object:
    if kind is bool:
        if text not in {"true", "false"}:
            raise InvalidSettings(f"{name} must be true or false")
        return text == "true"
    if kind is float:
        try:
            number = float(text)
        except ValueError:
            raise InvalidSettings(f"{name} must be a number") from None
        if not 0 < number < 3600:  # noqa: PLR2004 -- an hour between two sweeps is no sweep
            raise InvalidSettings(f"{name} must lie between 0 and 3600")
        return number
    return Path(text) if issubclass(kind, Path) else text


def _check_mailing(given: Settings) -> None:
    """A mail that can never be sent, or a link that leads nowhere, is refused at the start."""
    opens, closes = CIVIL_SERVICE_HOURS.opens, CIVIL_SERVICE_HOURS.closes
    try:
        working = opens <= given.digest_time < closes
    except ValueError:
        working = False
    if not working:
        raise InvalidSettings(
            f"CASEWORK_DIGEST_AT must lie between {opens:%H:%M} and {closes:%H:%M}"
        )
    if unknown := given.allowed_schemes - CHANNEL_SCHEMES:
        raise InvalidSettings(
            f"CASEWORK_CHANNEL_SCHEMES knows {', '.join(sorted(CHANNEL_SCHEMES))},"
            f" not {', '.join(sorted(unknown))}"
        )
    address = urlsplit(given.public_url)
    if given.public_url and (
        address.scheme not in {"http", "https"}
        or not address.hostname
        or address.path + address.query + address.fragment
    ):
        raise InvalidSettings("CASEWORK_PUBLIC_URL must be like https://host, without a path")
    if not given.smtp_url:
        return
    server = urlsplit(given.smtp_url)
    if server.scheme not in MAIL_SCHEMES or not (server.hostname or server.scheme == "file"):
        raise InvalidSettings("CASEWORK_SMTP_URL must be like smtps://user:password@host:465")
    if not given.mail_from.partition("@")[2]:
        raise InvalidSettings("CASEWORK_MAIL_FROM must be the address that mails come from")


def _kept_secret(path: Path) -> str:
    """A random key kept beside the data, so that sessions outlive a restart."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(32))
    return path.read_text()
