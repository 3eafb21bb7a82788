"""What photos may come in, and what of them may go out."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image, PngImagePlugin

from casework.errors import BadInput
from casework.photos import (
    BROKEN,
    HEIC,
    MOST_BYTES,
    NOT_A_PHOTO,
    PDF,
    TOO_BIG,
    TOO_WIDE,
    check_photo,
    render,
)
from workflows.words import Label

SECRET = b"NGUOI-PHAN-ANH-0912345678"
GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F


def picture(size: tuple[int, int] = (2400, 1800), mode: str = "RGB") -> Image.Image:
    """A gradient, so that size and turning can be told."""
    return Image.linear_gradient("L").resize(size).convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def telling_jpeg() -> bytes:
    """A JPEG that says where it was taken and by whom, in EXIF and in a comment."""
    exif = Image.Exif()
    exif[MAKER] = SECRET.decode()
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (10.0, 20.0, 30.0)
    return saved(picture(), "JPEG", exif=exif, comment=SECRET)


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize(
    ("kind", "media_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp")]
)
def test_a_photo_is_known_by_its_bytes(kind: str, media_type: str) -> None:
    assert check_photo(saved(picture((40, 30)), kind)) == media_type


def test_a_phone_jpeg_of_several_pictures_is_a_jpeg() -> None:
    content = saved(picture((40, 30)), "MPO", save_all=True, append_images=[picture((40, 30))])
    assert opened(content).format == "MPO"
    assert check_photo(content) == "image/jpeg"


def test_copies_fit_their_sizes_and_keep_the_shape() -> None:
    shown, thumb = render(saved(picture((2400, 1800)), "JPEG"))
    assert (opened(shown).format, opened(shown).size) == ("JPEG", (1600, 1200))
    assert (opened(thumb).format, opened(thumb).size) == ("JPEG", (320, 240))


def test_a_small_photo_is_not_blown_up() -> None:
    shown, _thumb = render(saved(picture((200, 100)), "PNG"))
    assert opened(shown).size == (200, 100)


def test_no_metadata_survive() -> None:
    content = telling_jpeg()
    assert SECRET in content
    assert GPS in opened(content).getexif()
    for copy in render(content):
        assert SECRET not in copy
        assert b"Exif" not in copy
        assert len(opened(copy).getexif()) == 0
        assert "comment" not in opened(copy).info


def test_png_text_and_bytes_after_the_end_do_not_survive() -> None:
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", SECRET.decode())
    content = saved(picture((60, 40)), "PNG", pnginfo=text) + b"<script>" + SECRET
    assert SECRET in content
    assert all(SECRET not in copy for copy in render(content))


def test_a_turned_photo_stands_upright() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    shown, _thumb = render(saved(picture((400, 200)), "JPEG", exif=exif))
    assert opened(shown).size == (200, 400)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_of_an_animation_the_first_frame_is_shown(kind: str) -> None:
    white, black = Image.new("RGB", (50, 50), "white"), Image.new("RGB", (50, 50), "black")
    content = saved(white, kind, save_all=True, append_images=[black] * 20)
    shown = opened(render(content).shown)
    assert getattr(shown, "n_frames", 1) == 1
    assert shown.getpixel((25, 25)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_png_becomes_a_plain_picture(mode: str) -> None:
    source = picture((50, 40), "L" if mode == "I;16" else mode.replace("LA", "L"))
    if mode in {"LA", "I;16"}:
        source = source.convert("I").convert(mode) if mode == "I;16" else source.convert("LA")
    assert opened(render(saved(source, "PNG")).shown).mode == "RGB"


def test_transparent_parts_become_white() -> None:
    content = saved(Image.new("RGBA", (30, 30), (255, 0, 0, 0)), "PNG")
    assert opened(render(content).shown).getpixel((5, 5)) == (255, 255, 255)


def bomb() -> bytes:
    """Twelve thousand by twelve thousand white points in some kilobytes."""
    return saved(Image.new("1", (12_000, 12_000), 1), "PNG")


def wider_than_allowed() -> bytes:
    return saved(Image.new("1", (12_001, 10), 1), "PNG")


REFUSED: dict[str, tuple[Callable[[], bytes], Label]] = {
    "twenty megabytes": (lambda: b"\xff\xd8\xff" + bytes(20 * 1024 * 1024), TOO_BIG),
    "a byte too much": (lambda: bytes(MOST_BYTES + 1), TOO_BIG),
    "a PDF renamed to JPG": (lambda: b"%PDF-1.7\n" + bytes(2_000), PDF),
    "a HEIC of an iPhone": (lambda: bytes([0, 0, 0, 24]) + b"ftypheic" + bytes(500), HEIC),
    "an AVIF": (lambda: saved(picture((20, 20)), "AVIF"), NOT_A_PHOTO),
    "a GIF": (lambda: saved(picture((20, 20)), "GIF"), NOT_A_PHOTO),
    "an SVG": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg"/>', NOT_A_PHOTO),
    "nothing": (lambda: b"", NOT_A_PHOTO),
    "noise": (lambda: bytes(range(256)) * 20, NOT_A_PHOTO),
    "a JPEG cut short": (lambda: telling_jpeg()[:-3_000], BROKEN),
    "a PNG cut short": (lambda: saved(picture(), "PNG")[:-3_000], BROKEN),
    "a WebP cut short": (lambda: saved(picture(), "WEBP")[:-3_000], BROKEN),
    "a bomb": (bomb, TOO_WIDE),
    "a ribbon": (wider_than_allowed, TOO_WIDE),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_usable_photo_is_refused_with_the_reason(name: str) -> None:
    make, because = REFUSED[name]
    with pytest.raises(BadInput) as refusal:
        check_photo(make())
    assert refusal.value.field == "photo"
    assert refusal.value.because in ((BROKEN, NOT_A_PHOTO) if because is BROKEN else (because,))


def test_the_limit_is_said_in_the_words_of_the_office() -> None:
    assert TOO_BIG.vi == "Ảnh quá 10 MB. Chọn ảnh khác."


def test_every_refusal_is_said_in_both_languages() -> None:
    for because in (TOO_BIG, TOO_WIDE, HEIC, PDF, NOT_A_PHOTO, BROKEN):
        assert isinstance(because, Label)
        assert because.vi
        assert because.en
