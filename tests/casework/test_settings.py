"""Settings are read strictly: a typing mistake is an error that names itself."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from casework.settings import InvalidSettings, Settings

KEY = "mot khoa chi dung trong kiem thu, dai"
HISTORY_KEY = "another key for the history and long enough"
SIGNING_KEY = "the third key that signs and is long enough"


def read(tmp_path: Path, **environ: str) -> Settings:
    return Settings.from_env({"CASEWORK_DATA": str(tmp_path), **environ})


def test_everything_has_a_default_but_in_production(tmp_path: Path) -> None:
    settings = read(tmp_path)
    assert settings.database_url == f"sqlite:///{tmp_path / 'casework.db'}"
    assert (settings.redis_url, settings.production, settings.ticker_seconds) == ("", False, 5.0)


def test_what_is_given_is_kept(tmp_path: Path) -> None:
    settings = read(
        tmp_path,
        CASEWORK_DATABASE_URL="postgresql+psycopg://db/casework",
        CASEWORK_REDIS_URL="redis://cache",
        CASEWORK_SECRET_KEY=KEY,
        CASEWORK_HISTORY_KEY=HISTORY_KEY,
        CASEWORK_SIGNING_KEY=SIGNING_KEY,
        CASEWORK_PRODUCTION="true",
        CASEWORK_TRUSTED_HOSTS="so.example",
        CASEWORK_TICKER_SECONDS="2.5",
        CASEWORK_CONTACT="phòng máy",
    )
    assert settings == Settings(
        data=tmp_path,
        database_url="postgresql+psycopg://db/casework",
        redis_url="redis://cache",
        secret_key=KEY,
        history_key=HISTORY_KEY,
        signing_key=SIGNING_KEY,
        trusted_hosts="so.example",
        production=True,
        ticker_seconds=2.5,
        contact="phòng máy",
    )


def test_a_relative_folder_does_not_follow_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings.from_env({"CASEWORK_DATA": "here"})
    assert settings.data == tmp_path / "here"
    assert settings.database_url == f"sqlite:///{tmp_path / 'here' / 'casework.db'}"


def test_other_programs_settings_are_none_of_ours(tmp_path: Path) -> None:
    assert read(tmp_path, PATH="/bin", REDIS_URL="redis://x").redis_url == ""


def test_the_secret_key_is_made_once_and_only_the_owner_reads_it(tmp_path: Path) -> None:
    first, second = read(tmp_path), read(tmp_path)
    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 32
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("CASEWORK_REDDIS_URL", "redis://x"),
        ("CASEWORK_PRODUCTION", "yes"),
        ("CASEWORK_PRODUCTION", "True"),
        ("CASEWORK_TICKER_SECONDS", "often"),
        ("CASEWORK_TICKER_SECONDS", "0"),
        ("CASEWORK_TICKER_SECONDS", "-1"),
        ("CASEWORK_TICKER_SECONDS", "nan"),
        ("CASEWORK_TICKER_SECONDS", "86400"),
        ("CASEWORK_DIGEST_AT", "noon"),
        ("CASEWORK_DIGEST_AT", "06:00"),
        ("CASEWORK_DIGEST_AT", "17:00"),
        ("CASEWORK_PUBLIC_URL", "case.example"),
        ("CASEWORK_PUBLIC_URL", "https://case.example/path"),
        ("CASEWORK_SMTP_URL", "http://mail.example"),
        ("CASEWORK_SMTP_URL", "smtp://"),
        ("CASEWORK_MAIL_FROM", "nobody"),
        ("CASEWORK_CHANNEL_SCHEMES", "zalo, dbus"),
    ],
)
def test_nonsense_is_refused_by_name(tmp_path: Path, name: str, text: str) -> None:
    around = {"CASEWORK_SMTP_URL": "smtp://mail.example", "CASEWORK_MAIL_FROM": "so@case.example"}
    with pytest.raises(InvalidSettings, match=name):
        read(tmp_path, **{**around, name: text})


def test_the_digest_has_its_hour(tmp_path: Path) -> None:
    assert read(tmp_path).digest_time == time(7, 30)
    assert read(tmp_path, CASEWORK_DIGEST_AT="08:15").digest_time == time(8, 15)


def test_production_has_no_default_secret(tmp_path: Path) -> None:
    with pytest.raises(InvalidSettings, match="CASEWORK_SECRET_KEY"):
        read(tmp_path, CASEWORK_PRODUCTION="true")
    assert not (tmp_path / "secret_key").exists()


@pytest.mark.parametrize(
    ("missing", "because"),
    [
        ({"CASEWORK_SECRET_KEY": "short"}, "CASEWORK_SECRET_KEY needs at least 32"),
        ({"CASEWORK_TRUSTED_HOSTS": " "}, "CASEWORK_TRUSTED_HOSTS must name"),
        ({"CASEWORK_HISTORY_KEY": ""}, "CASEWORK_HISTORY_KEY needs at least 32"),
        ({"CASEWORK_HISTORY_KEY": f"{HISTORY_KEY},old"}, "CASEWORK_HISTORY_KEY needs at least 32"),
        ({"CASEWORK_SIGNING_KEY": "short"}, "CASEWORK_SIGNING_KEY needs at least 32"),
        ({"CASEWORK_SECRET_KEY": HISTORY_KEY}, "must all differ"),
        ({"CASEWORK_SIGNING_KEY": HISTORY_KEY}, "must all differ"),
    ],
)
def test_production_does_not_start_open(
    tmp_path: Path, missing: dict[str, str], because: str
) -> None:
    given = {
        "CASEWORK_SECRET_KEY": KEY, "CASEWORK_TRUSTED_HOSTS": "so.example",
        "CASEWORK_HISTORY_KEY": HISTORY_KEY, "CASEWORK_SIGNING_KEY": SIGNING_KEY, **missing,
    }  # fmt: skip
    with pytest.raises(InvalidSettings, match=because):
        read(tmp_path, CASEWORK_PRODUCTION="true", **given)


def test_a_secret_may_lie_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(f"{KEY}\n")
    assert read(tmp_path, CASEWORK_SECRET_KEY_FILE=str(tmp_path / "key")).secret_key == KEY


@pytest.mark.parametrize("more", [{"CASEWORK_SECRET_KEY": KEY}, {}])
def test_a_file_that_is_not_there_or_doubtful_is_refused(
    tmp_path: Path, more: dict[str, str]
) -> None:
    with pytest.raises(InvalidSettings, match="CASEWORK_SECRET_KEY"):
        read(tmp_path, CASEWORK_SECRET_KEY_FILE=str(tmp_path / "none"), **more)


@pytest.mark.parametrize(
    "tiles",
    ["", "https://tiles.example/{z}/{x}/{y}.png", "http://10.0.0.1:80/a/{z}/{x}/{y}@2x.png"],
)
def test_tiles_come_from_an_address(tmp_path: Path, tiles: str) -> None:
    assert read(tmp_path, CASEWORK_MAP_TILES=tiles).map_tiles == tiles


@pytest.mark.parametrize(
    "tiles",
    [
        "tiles.example/{z}/{x}/{y}.png",
        "https://tiles.example/",
        "https://tiles.example;script-src */{z}/{x}/{y}.png",
        "https://tiles.example/{z}/{x}/{y}.png; img-src *",
        "https://user:word@tiles.example/{z}/{x}/{y}.png",
        "https://*.example/{z}/{x}/{y}.png",
        "javascript://x/{z}/{x}/{y}",
    ],
)
def test_no_other_words_come_into_the_policy_of_a_page(tmp_path: Path, tiles: str) -> None:
    with pytest.raises(InvalidSettings, match="CASEWORK_MAP_TILES"):
        read(tmp_path, CASEWORK_MAP_TILES=tiles)
