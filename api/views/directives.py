"""The directives of a case that are still open, and which of them an actor may answer."""

from __future__ import annotations

from casework.actions.directives import OWNERS
from casework.casefile import CaseFile
from casework.fold import Directive
from workflows.actors import Actor, Standing


def open_directives(file: CaseFile) -> list[Directive]:
    """Given and not yet found fulfilled, first first."""
    return [each for each in file.state.directives if each.status != "closed"]


def answerable(file: CaseFile, actor: Actor) -> list[Directive]:
    """Those given to the desk this actor signs for; the command refuses the others."""
    answers = file.type.by_name["answer_directive"]
    mine = answers.allowed(file.facts()) & file.standings(actor)
    signing = next((standing for standing in Standing if standing in mine), None)
    owner = OWNERS.get(signing) if signing else None
    return [each for each in open_directives(file) if each.owner == owner]
