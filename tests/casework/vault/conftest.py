"""A service with a vault, and the officer's private key, which the service never has."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from nacl.public import PrivateKey

from casework.app import SETTINGS
from casework.vault.keys import public_text


@pytest.fixture
def officer_key() -> PrivateKey:
    """Made on the officer's machine."""
    return PrivateKey.generate()


@pytest.fixture
def vault(app: Flask, officer_key: PrivateKey) -> Flask:
    """The service seals for this officer."""
    kept = app.config[SETTINGS]
    app.config[SETTINGS] = replace(kept, vault_keys=public_text(officer_key.public_key))
    return app
