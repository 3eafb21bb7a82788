"""Settings, read once from ``CASEWORK_*`` in the environment; nonsense is refused by name."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

PREFIX = "CASEWORK_"


class InvalidSettings(ValueError):
    """A setting that is unknown, missing or makes no sense; the message says which."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a process must know before it starts.

    ``database_url`` is SQLAlchemy's; ``redis_url`` may be empty: then nothing is faster
    than the ticker. ``data`` holds attachments, exports and, by default, the database.
    """

    data: Path = Path("var")
    database_url: str = ""
    redis_url: str = ""
    secret_key: str = ""
    production: bool = False
    contact: str = ""
    ticker_seconds: float = 5.0

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Settings:
        """Read the environment; raises InvalidSettings for anything it does not know."""
        known = {field.name: field for field in fields(cls)}
        given: dict[str, object] = {}
        for name, text in environ.items():
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
        url = self.database_url or f"sqlite:///{(self.data / 'casework.db').absolute()}"
        return Settings(
            **{
                **vars(self),
                "secret_key": secret,
                "database_url": url,
                "data": self.data.absolute(),
            }
        )


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


def _kept_secret(path: Path) -> str:
    """A random key kept beside the data, so that sessions outlive a restart."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(32))
    return path.read_text()
