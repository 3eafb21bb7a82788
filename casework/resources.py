"""Where the files that are not Python lie: templates, static, translations, migrations.

In a checkout they are top-level folders, where people look for them. The wheel carries them
inside this package, under `shipped`, because bare names like "static" would be anybody's in
site-packages (see tool.hatch in pyproject.toml).
"""

from pathlib import Path
from typing import Literal

Resource = Literal["templates", "static", "translations", "migrations"]

PACKAGE = Path(__file__).resolve().parent


def resource(name: Resource, *, package: Path = PACKAGE) -> Path:
    """The folder of that name; FileNotFoundError tells an installation that lost its files.

    `package` is the folder of this file; a test passes another one.
    """
    checkout = package.parent
    base = checkout if (checkout / "pyproject.toml").is_file() else package / "shipped"
    folder = base / name
    if not folder.is_dir():
        raise FileNotFoundError(folder)
    return folder
