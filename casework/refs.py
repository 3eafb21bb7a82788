"""Case numbers such as ``HTB-2026-7K3M9Q``: they tell neither order nor volume."""

from __future__ import annotations

import secrets
from datetime import datetime
from zoneinfo import ZoneInfo

# Without the look-alikes 0 O, 1 I L, and U which is heard as V.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 6
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def new_ref(unit_code: str, now: datetime) -> str:
    """A fresh number; some 729 million a unit and year, the unique column settles the rest."""
    tail = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return f"{unit_code}-{now.astimezone(ZONE).year}-{tail}"
