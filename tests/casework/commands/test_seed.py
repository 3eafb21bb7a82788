"""The command that fills a demo database."""

from __future__ import annotations

from click.testing import CliRunner

from casework.cli import main
from casework.running.programs import environment
from casework.settings import Settings
from tests.casework.demo_data.small import empty


def test_a_production_database_is_refused_in_one_line(new_settings: Settings) -> None:
    empty(new_settings, "production")
    said = CliRunner().invoke(main, ["seed"], env=environment(new_settings))
    assert said.exit_code == 1
    assert said.output == "Error: Chỉ nạp dữ liệu mẫu vào cơ sở dữ liệu dùng thử.\n"


def test_the_command_is_found() -> None:
    assert "seed" in main.commands
