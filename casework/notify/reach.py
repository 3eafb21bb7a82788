"""Which hosts a channel may reach: those the administrator listed, and never an inner address."""

from __future__ import annotations

import ipaddress
import socket
from typing import Final

from casework.settings import Settings
from workflows.words import Label

INNER = Label(
    "Địa chỉ này nằm trong mạng nội bộ, không gửi tới được.",
    "This address lies in an inner network; nothing is sent there.",
)
UNLISTED = Label(
    "Quản trị chưa cho phép gửi tới máy chủ này.",
    "The administrator has not allowed this host.",
)
UNKNOWN = Label("Không tìm thấy máy chủ này.", "This host cannot be found.")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_TRANSLATED: Final = ipaddress.IPv6Network("64:ff9b::/96")


def refusal(host: str, settings: Settings, *, place: str = "") -> Label | None:
    """Why this host is not reached; None if it is allowed and every address of it is public.

    ``place`` is the host with its port, if that is not the usual one: it is listed so, too.

    Numbers in any form (decimal, octal, one word) are read as the system reads them.
    """
    inner = _of_number(host)
    if inner is not None and not is_public(inner):
        return INNER
    if (place or host).lower().rstrip(".") not in settings.listed_hosts:
        return UNLISTED
    found = addresses(host)
    if not found:
        return UNKNOWN
    return None if all(is_public(each) for each in found) else INNER


def addresses(host: str) -> frozenset[Address]:
    """Every address the name leads to now."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return frozenset()
    return frozenset(ipaddress.ip_address(str(each[4][0]).partition("%")[0]) for each in found)


def is_public(address: Address) -> bool:
    """Not private, local, reserved or many; an IPv4 address within an IPv6 one counts as itself."""
    within = _within(address)
    if within is not None:
        return is_public(within)
    return address.is_global and not address.is_multicast


def _within(address: Address) -> ipaddress.IPv4Address | None:
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo[1] if address.teredo else None
    return address.ipv4_mapped or address.sixtofour or teredo


def _of_number(host: str) -> Address | None:
    """The address a number means, without asking anybody; None for a name."""
    bare = host.strip("[]")
    try:
        return ipaddress.ip_address(bare.partition("%")[0])
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(bare))
    except (OSError, ValueError):
        return ipaddress.IPv4Address("127.0.0.1") if _is_own(bare) else None


def _is_own(name: str) -> bool:
    lowered = name.lower().rstrip(".")
    return lowered == "localhost" or lowered.endswith((".localhost", ".local", ".internal"))
