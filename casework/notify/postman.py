"""Handing an e-mail over: to an SMTP server, or into a folder for a trial."""

from __future__ import annotations

import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from pathlib import Path
from threading import Timer
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

from casework.outbox import GivenUp

ANSWER: Final = 10.0
"""Seconds a server may take to answer anything."""

WHOLE: Final = 30.0
"""Seconds the whole of it may take; an outbox lease is four times as long."""

PERMANENT: Final = range(500, 600)


class NotSent(RuntimeError):
    """It may succeed later; the message says why without naming anybody."""


def hand_over(message: EmailMessage, *, smtp_url: str, data: Path) -> None:
    """Returns once the server has taken it; NotSent to try again, GivenUp for a final refusal."""
    server = urlsplit(smtp_url)
    if server.scheme == "file":
        _file(message, data / server.path)
        return
    try:
        with _connected(server) as client:
            client.send_message(message)
    except smtplib.SMTPRecipientsRefused as refused:
        ((code, _words),) = refused.recipients.values()
        raise _refusal(code) from None
    except smtplib.SMTPAuthenticationError as refused:
        # The service's own password is wrong: no fault of this letter's.
        raise NotSent(f"sign-in refused {refused.smtp_code}") from None
    except smtplib.SMTPResponseException as refused:
        raise _refusal(refused.smtp_code) from None
    except (OSError, smtplib.SMTPException) as fault:
        raise NotSent(f"unreachable: {type(fault).__name__}") from None


def _refusal(code: int) -> Exception:
    return GivenUp(f"refused {code}") if code in PERMANENT else NotSent(f"put off {code}")


@contextmanager
def _connected(server: SplitResult) -> Iterator[smtplib.SMTP]:
    """A signed-in client; when the time for the whole is over, its line is cut."""
    secure = ssl.create_default_context()
    client = (
        smtplib.SMTP_SSL(timeout=ANSWER, context=secure)
        if server.scheme == "smtps"
        else smtplib.SMTP(timeout=ANSWER)
    )
    # smtplib checks the certificate against this name, which connect() alone does not set.
    setattr(client, "_host", server.hostname or "")  # noqa: B010 -- it has no other way
    cut = Timer(WHOLE, _cut, [client])
    cut.daemon = True
    cut.start()
    try:
        client.connect(server.hostname or "", server.port or 0)
        if server.scheme == "smtp+starttls":
            client.starttls(context=secure)
        if server.username:
            client.login(unquote(server.username), unquote(server.password or ""))
        yield client
        with suppress(OSError, smtplib.SMTPException):
            client.quit()  # it has the letter; how it takes leave is its own affair
    finally:
        cut.cancel()
        client.close()


def _cut(client: smtplib.SMTP) -> None:
    if client.sock is not None:
        with suppress(OSError):
            client.sock.shutdown(socket.SHUT_RDWR)


def _file(message: EmailMessage, folder: Path) -> None:
    """Named by Message-ID, so that a repeat replaces the first."""
    folder.mkdir(parents=True, exist_ok=True)
    name = str(message["Message-ID"]).strip("<>").partition("@")[0]
    new = folder / f"{name}.new"
    new.write_bytes(message.as_bytes())
    new.rename(folder / f"{name}.eml")
