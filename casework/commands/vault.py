"""``casework vault``: keys, and the one way to read a sealed contact; for an officer's own machine."""

from __future__ import annotations

from pathlib import Path

import click
from nacl.public import PrivateKey

from casework.app import opened_app
from casework.clock import read_clock
from casework.database import db
from casework.vault.keys import make_private_key, public_text, read_private_key
from casework.vault.opening import open_originals, open_vault

LAW = (
    "Nothing of a denunciation may be kept here, sealed or not: a denouncer's name, address and"
    " handwriting are a state secret and follow other rules. Have your lawyer confirm that contacts of"
    " sources may be kept at all before you give this key to the service."
)


@click.group()
def vault() -> None:
    """What the service seals and cannot read; run this away from the server."""


@vault.command()
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
@click.password_option("--passphrase", help="Closes the private key; better typed when asked.")
def keygen(target: Path, passphrase: str) -> None:
    """Make a pair: TARGET keeps the private key, the service gets the public one that is printed."""
    public = make_private_key(target, passphrase)
    click.echo(LAW, err=True)
    click.echo(public_text(public))


@vault.command("open")
@click.argument("case")
@click.option("--reason", required=True, help="Why; auditors read it.")
@click.option("--officer", required=True, help="Your address in the service.")
@click.option("--key", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def open_case(case: str, reason: str, officer: str, key: Path) -> None:
    """Print how the source of CASE may be reached, after the log says who asked and why."""
    private, current = _proofs(key)
    with opened_app():
        open_vault(
            case.strip().upper(),
            email=officer,
            current=current,
            reason=reason,
            private=private,
            now=read_clock(db.session()),
            say=click.echo,
        )


@vault.command()
@click.argument("case")
@click.argument("into", type=click.Path(file_okay=False, path_type=Path))
@click.option("--reason", required=True, help="Why; auditors read it.")
@click.option("--officer", required=True, help="Your address in the service.")
@click.option("--key", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def photos(case: str, into: Path, reason: str, officer: str, key: Path) -> None:
    """Write the original photos of CASE into the folder INTO, after the log says who and why."""
    private, current = _proofs(key)
    with opened_app():
        written = open_originals(
            case.strip().upper(),
            email=officer,
            current=current,
            reason=reason,
            private=private,
            now=read_clock(db.session()),
            into=into,
        )
    for path in written:
        click.echo(str(path))


def _proofs(key: Path) -> tuple[PrivateKey, str]:
    private = read_private_key(key, click.prompt("Passphrase of the key", hide_input=True))
    return private, click.prompt("Your password in the service, or a code", hide_input=True)


COMMANDS = (vault,)
