"""A case's history as sentences: one renderer for the page and for JSON (design §4)."""

from __future__ import annotations

from api.sentences.notices import notice_sentence

__all__ = ["notice_sentence"]
