"""Whether an Office file holds together: what Word and Excel would otherwise offer to repair."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
USED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LIST = "[Content_Types].xml"
Trees = Mapping[str, ET.Element]


def faults(content: bytes) -> list[str]:
    """Parts that are no XML, have no type, point nowhere, or that nothing points to."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        names = file.namelist()
        trees = {
            name: ET.fromstring(file.read(name))  # noqa: S314 -- our own file
            for name in names
            if name.endswith((".xml", ".rels"))
        }
    found = [f"{name} twice" for name, n in Counter(names).items() if n > 1]
    found += _without_type(trees[LIST], names)
    pointed = {LIST, *(name for name in names if name.endswith(".rels"))}
    for name, tree in trees.items():
        if name.endswith(".rels"):
            targets = set(_targets(name, tree))
            found += [f"{name} points to {each}" for each in targets - set(names)]
            found += _unknown(name, trees)
            pointed |= targets
    return found + [f"nothing points to {name}" for name in set(names) - pointed]


def _without_type(types: ET.Element, names: list[str]) -> list[str]:
    defaults = {each.get("Extension") for each in types.iter(f"{TYPES}Default")}
    overrides = {str(each.get("PartName"))[1:] for each in types.iter(f"{TYPES}Override")}
    found = [f"a type for {name}, which is not there" for name in overrides - set(names)]
    typed = [name for name in names if name in overrides or name.rpartition(".")[2] in defaults]
    return found + [f"{name} has no type" for name in set(names) - {LIST, *typed}]


def _targets(name: str, tree: ET.Element) -> Iterator[str]:
    folder = posixpath.dirname(posixpath.dirname(name))
    for each in tree.iter(RELATION):
        if each.get("TargetMode") != "External":
            yield posixpath.normpath(posixpath.join("/", folder, str(each.get("Target"))))[1:]


def _unknown(name: str, trees: Trees) -> list[str]:
    folder = posixpath.dirname(posixpath.dirname(name))
    owner = posixpath.join(folder, posixpath.basename(name).removesuffix(".rels"))
    if owner not in trees:
        return []
    known = {each.get("Id") for each in trees[name].iter(RELATION)}
    used = {
        value
        for each in trees[owner].iter()
        for key, value in each.attrib.items()
        if key.startswith(USED)
    }
    return [f"{owner} uses {each}" for each in used - known]
