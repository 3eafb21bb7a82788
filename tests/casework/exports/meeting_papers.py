"""The words of a .docx, and its pages as far as they can be counted without an office suite."""

from __future__ import annotations

import io

from docx import Document


def words_of(content: bytes) -> str:
    """Every paragraph and cell in order, a line each."""
    document = Document(io.BytesIO(content))
    paragraphs = (each for each in document.element.body.iter() if each.tag.endswith("}p"))
    return "\n".join(
        "".join(each.text or "" for each in block.iter() if each.tag.endswith("}t"))
        for block in paragraphs
    )
