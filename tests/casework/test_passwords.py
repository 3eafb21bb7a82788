"""A password fits its hash however the keyboard writes it, and nothing else does."""

from unicodedata import normalize

from casework.passwords import hash_password, password_fits

WORDS = "mật khẩu của tổ"


def test_a_password_fits_its_own_hash() -> None:
    assert password_fits(hash_password(WORDS), WORDS)


def test_the_same_letters_in_another_form_fit() -> None:
    stored = hash_password(normalize("NFD", WORDS), cheap=True)
    assert password_fits(stored, normalize("NFC", WORDS))


def test_another_password_does_not_fit() -> None:
    assert not password_fits(hash_password(WORDS, cheap=True), "mat khau cua to")


def test_a_damaged_hash_fits_nothing() -> None:
    assert not password_fits("no hash at all", WORDS)
    assert not password_fits(hash_password(WORDS, cheap=True)[:-5], WORDS)


def test_the_same_password_is_stored_differently_each_time() -> None:
    assert hash_password(WORDS, cheap=True) != hash_password(WORDS, cheap=True)
