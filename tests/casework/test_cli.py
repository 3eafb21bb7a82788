"""The command line: every family is found, and a refusal is one line."""

from __future__ import annotations

from click.testing import CliRunner

from casework.cli import main


def test_every_command_of_the_service_is_there() -> None:
    expected = {"serve", "web", "worker", "tick", "migrate", "export", "unit", "user", "token"}
    assert expected <= set(main.commands)


def test_every_command_explains_itself() -> None:
    for name in main.commands:
        said = CliRunner().invoke(main, [name, "--help"])
        assert said.exit_code == 0
        assert len(said.output.splitlines()) > 3


def test_a_refusal_is_one_line_and_no_stack_trace() -> None:
    said = CliRunner().invoke(main, ["tick"], env={"CASEWORK_TICKER_SECONDS": "often"})
    assert said.exit_code == 1
    assert said.stderr == "Error: CASEWORK_TICKER_SECONDS must be a number\n"


def test_an_unknown_command_is_named() -> None:
    said = CliRunner().invoke(main, ["fly"])
    assert said.exit_code == 2
    assert "fly" in said.stderr
