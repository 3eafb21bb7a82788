"""Commands that run and do not end by themselves: the service and each of its programs."""

from __future__ import annotations

import logging
import os

import click

from casework.app import opened_app
from casework.running.port import port_from
from casework.running.programs import web_command
from casework.running.serving import serve as serve_all
from casework.schedule import ONE_ROUND
from casework.settings import Settings
from casework.ticker import Ticker
from casework.worker import worker_of


@click.command()
def serve() -> None:
    """The whole service on its own database; PORT chooses the port."""
    logging.getLogger("casework").setLevel(logging.INFO)
    serve_all(Settings.from_env(os.environ), port=port_from(os.environ))


@click.command()
def web() -> None:
    """The web server alone."""
    command = web_command(port_from(os.environ))
    os.execv(command[0], command)  # noqa: S606 -- this process becomes the server; no shell


@click.command()
def worker() -> None:
    """One RQ worker; start as many as wanted."""
    with opened_app() as app:
        worker_of(app).work(logging_level="WARNING")


@click.command()
@click.option("--once", is_flag=True, help="One round, then end.")
def tick(*, once: bool) -> None:
    """The ticker: escalations, outbox and everything else that falls due."""
    with opened_app() as app:
        ticker = Ticker(app)
        if once:
            ticker.round()
            for _letter in range(ONE_ROUND):
                if not ticker.run_beside():
                    break
        else:
            ticker.run()


COMMANDS = (serve, web, worker, tick)
