"""What lies in a file that was taken away, and in a mail: everything packed is unpacked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from email import message_from_bytes, policy


def parts(content: bytes) -> Iterator[bytes]:
    """The bytes themselves, and if they are an archive those of every entry, with its name."""
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield archive.comment
            for entry in archive.infolist():
                yield entry.filename.encode() + entry.comment + entry.extra
                yield from parts(archive.read(entry))


def of_mail(raw: bytes) -> Iterator[bytes]:
    """The mail as it travels, its headers in words, and its bodies."""
    yield raw
    message = message_from_bytes(raw, policy=policy.default)
    yield "\n".join(f"{name}: {value}" for name, value in message.items()).encode()
    for part in message.walk():
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            yield payload
