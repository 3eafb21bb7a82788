"""The sectors in which agencies are competent; case types name the ones that fit them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workflows.words import Label

SECTOR_LABELS: Final[Mapping[str, Label]] = {
    "commune_office": Label("UBND xã, phường, đặc khu", "Office of a commune"),
    "education": Label("Giáo dục", "Education"),
    "electricity": Label("Điện", "Electricity"),
    "environment": Label("Môi trường, tài nguyên", "Environment"),
    "health": Label("Y tế", "Health"),
    "industry": Label("Công thương", "Industry and trade"),
    "inspection": Label("Thanh tra, kiểm tra", "Inspection"),
    "irrigation": Label("Thủy lợi", "Irrigation"),
    "land": Label("Đất đai", "Land"),
    "police": Label("Công an", "Police"),
    "transport": Label("Giao thông", "Transport"),
    "water": Label("Cấp nước", "Water supply"),
}
