"""Every case type, one file each, found by itself: ``CASE_TYPES[slug]``."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Mapping
from importlib import import_module

from workflows.definition import CaseType, InvalidCaseType


def load(package: str, names: Iterable[str]) -> Mapping[str, CaseType]:
    """The types of these files by slug; raises InvalidCaseType naming the file at fault."""
    found: dict[str, CaseType] = {}
    for name in sorted(names):
        try:
            case_type: CaseType = import_module(f"{package}.{name}").CASE_TYPE
        except (InvalidCaseType, ValueError, TypeError, AttributeError) as fault:
            raise InvalidCaseType(f"{name}.py: {fault}") from fault
        if case_type.slug != name:
            raise InvalidCaseType(f"{name}.py: its slug is {case_type.slug!r}, not {name!r}")
        found[case_type.slug] = case_type
    return found


CASE_TYPES = load(__name__, (module.name for module in pkgutil.iter_modules(__path__)))
