"""An original is sealed for its own case and content, or not at all."""

from __future__ import annotations

import pytest
from flask import Flask
from nacl.public import PrivateKey

from casework import files
from casework.vault.originals import belongs, sealed_original
from casework.vault.sealing import CannotOpen, open_sealed

SHA256 = "ab" * 32


def test_it_opens_as_the_photo_of_its_case_only(vault: Flask, officer_key: PrivateKey) -> None:
    name = sealed_original(b"jpeg", ref="SMY-2026-222222", sha256=SHA256)
    sealed = files.read(name or "")
    assert open_sealed(sealed, officer_key, belongs=belongs("SMY-2026-222222", SHA256)) == b"jpeg"
    for place in (belongs("SMY-2026-333333", SHA256), belongs("SMY-2026-222222", "cd" * 32)):
        with pytest.raises(CannotOpen):
            open_sealed(sealed, officer_key, belongs=place)


def test_without_a_vault_nothing_is_kept(app: Flask) -> None:
    assert sealed_original(b"jpeg", ref="SMY-2026-222222", sha256=SHA256) is None
    assert not files.folder().exists()
