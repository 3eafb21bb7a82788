"""The built wheel, alone in an empty environment, starts the demo."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.error
import urllib.request
import venv
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

PATIENCE = 60
# The developers' own tools have no place in the environment of a user.
LEFT_OUT = shutil.ignore_patterns(
    "casework*",
    "_editable_impl*",
    "__editable__*",
    "*.pth",
    "playwright*",
    "mypy*",
    "numpy*",
    "ruff*",
)


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the locked packages and the wheel, far from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    home = folder / "environment"
    venv.create(home, with_pip=False)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(home)}))
    shutil.copytree(
        sysconfig.get_path("purelib"),
        packages,
        ignore=LEFT_OUT,
        copy_function=os.link,
        dirs_exist_ok=True,
    )
    shutil.unpack_archive(wheel, packages, "zip")
    return home / "bin" / "python"


def test_the_wheel_starts_the_demo_away_from_the_checkout(python: Path, tmp_path: Path) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    environment = {
        "PATH": os.environ["PATH"],
        "PORT": str(port),
        "CASEWORK_DATA": str(tmp_path / "data"),
    }
    demo = subprocess.Popen(
        [python, "-m", "casework", "demo"],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        page = _first_page(f"http://127.0.0.1:{port}/sign-in", demo)
        sheet = _read(f"http://127.0.0.1:{port}/static/css/base.css")
    finally:
        demo.send_signal(signal.SIGTERM)
        output, _ = demo.communicate(timeout=30)
    assert "Đăng nhập" in page
    assert "{" in sheet
    assert demo.returncode == 0
    assert str(port) in output


def _first_page(address: str, demo: subprocess.Popen[str]) -> str:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends and demo.poll() is None:
        try:
            return _read(address)
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("the demo did not answer")


def _read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 -- our own server
        return str(answer.read().decode())
