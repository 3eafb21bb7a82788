"""What is compiled once a process: every test makes an application of its own, none its pages.

Without it two fifths of the suite's time went into compiling templates and addresses anew.
"""

from __future__ import annotations

from collections.abc import Callable
from types import CodeType

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.routing import Rule

Builder = Callable[..., tuple[str, str]]


class Templates(BytecodeCache):
    """The code by name and by checksum of the source, so that a changed template is another."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """As it was compiled before, or nothing."""
        bucket.code = self.kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """For the next application of this process."""
        if bucket.code is not None:
            self.kept[bucket.key, bucket.checksum] = bucket.code


class Address(Rule):
    """A rule whose function that builds addresses is compiled once; it reads its converters
    from the rule it is bound to.
    """

    built: dict[tuple[str, str, bool], Builder] = {}  # noqa: RUF012  # shared on purpose

    def _compile_builder(self, append_unknown: bool = True) -> Builder:
        key = (self.rule, str(self.defaults), append_unknown)
        if key not in self.built:
            self.built[key] = super()._compile_builder(append_unknown)
        return self.built[key]


def compile_once() -> None:
    """Every application made from now on in this process shares what was compiled."""
    Flask.jinja_options = {**Flask.jinja_options, "bytecode_cache": Templates()}
    Flask.url_rule_class = Address
