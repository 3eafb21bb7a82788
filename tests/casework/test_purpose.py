"""What the database is for, asked once."""

from flask import Flask
from sqlalchemy import text

from casework.database import db
from casework.purpose import purpose


def test_the_mark_is_read_once(app: Flask) -> None:
    assert purpose() == "test"
    db.session.execute(text("SELECT 1"))
    app.extensions["casework_purpose"] = "demo"
    assert purpose() == "demo"
