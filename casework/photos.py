"""Photos: what may come in, and the clean copies people are shown.

Nobody is ever served the original: it may carry the place, the device and its owner's name
(reliability.md §8). One picture is decoded at a time in a process, so memory stays bounded.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import NamedTuple

from PIL import Image, ImageOps

from casework.errors import BadInput
from workflows.words import Label

MOST_BYTES = 10 * 1024 * 1024
# What decoding costs differs, and one photo may take 256 MB (measured: about 2, 5 and 16 bytes a
# pixel for a JPEG read at its smallest scale, a PNG and a WebP; 7 for a progressive JPEG).
MOST_PIXELS = {"JPEG": 50_000_000, "MPO": 50_000_000, "PNG": 40_000_000, "WEBP": 15_000_000}
MOST_PIXELS_PROGRESSIVE = 30_000_000
LONGEST_SIDE = 12_000
SHOWN_SIDE = 1_600
THUMB_SIDE = 320
QUALITY = 82

MEDIA_TYPES = {
    "JPEG": "image/jpeg",
    # Several pictures in one JPEG, as many phones write; the first is the photo.
    "MPO": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
}
HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})

TOO_BIG = Label("Ảnh quá 10 MB. Chọn ảnh khác.", "The photo is over 10 MB. Choose another one.")
TOO_WIDE = Label(
    "Ảnh có quá nhiều điểm ảnh. Thu nhỏ ảnh rồi gửi lại.",
    "The photo has too many pixels. Make it smaller and send it again.",
)
HEIC = Label(
    "Chưa nhận ảnh HEIC. Trên iPhone, mở Cài đặt, Camera, Định dạng, chọn Tương thích nhất "
    "rồi chụp lại, hoặc gửi ảnh JPEG.",
    "HEIC photos are not accepted yet. On an iPhone choose Settings, Camera, Formats, "
    "Most Compatible and take it again, or send a JPEG.",
)
PDF = Label(
    "Đây là tệp PDF, không phải ảnh. Chọn ảnh JPEG, PNG hoặc WebP.",
    "This is a PDF, not a photo. Choose a JPEG, PNG or WebP photo.",
)
NOT_A_PHOTO = Label(
    "Tệp này không phải ảnh JPEG, PNG hoặc WebP. Chọn ảnh khác.",
    "This is not a JPEG, PNG or WebP photo. Choose another one.",
)
BROKEN = Label(
    "Ảnh bị hỏng hoặc chưa tải hết. Gửi lại hoặc chọn ảnh khác.",
    "The photo is damaged or incomplete. Send it again or choose another one.",
)

# What Pillow only warns of (a picture far too large, a file cut short) is an error here. The
# filter is set once for the process, because changing filters for a moment is not thread-safe.
warnings.filterwarnings("error", module=r"PIL\.")

_one_at_a_time = Lock()
# Averaging makes no sense for numbers of colours, and copies a transparent picture as a whole.
SMOOTH = frozenset({"RGB", "L", "CMYK"})
NEAREST = Image.Resampling.NEAREST


class Rendered(NamedTuple):
    """Two JPEGs without metadata: one to look at, one for lists."""

    shown: bytes
    thumb: bytes


def check_photo(content: bytes) -> str:
    """The media type, by what the bytes are and not by their name; raises BadInput("photo")."""
    with _decoded(content) as image:
        return MEDIA_TYPES[image.format or ""]


def render(content: bytes) -> Rendered:
    """The copies people see: new pictures, upright, first frame only; raises BadInput("photo")."""
    with _decoded(content) as image:
        if image.mode in SMOOTH:
            image.thumbnail((SHOWN_SIDE, SHOWN_SIDE))
        shown = _clean(_upright(_coarse(image)))
        shown.thumbnail((SHOWN_SIDE, SHOWN_SIDE))
        thumb = shown.copy()
        thumb.thumbnail((THUMB_SIDE, THUMB_SIDE))
        return Rendered(_jpeg(shown), _jpeg(thumb))


@contextmanager
def _decoded(content: bytes) -> Iterator[Image.Image]:
    """The first frame, decoded to its end; large JPEGs at the smallest scale that suffices."""
    _refuse_early(content)
    with _one_at_a_time, _opened(content) as image:
        if image.width * image.height > _most_pixels(image) or max(image.size) > LONGEST_SIDE:
            raise BadInput("photo", TOO_WIDE)
        try:
            image.draft("RGB", (SHOWN_SIDE, SHOWN_SIDE))
            image.load()
        except Exception as fault:
            # Each decoder has its own ways to say that the data make no sense.
            raise BadInput("photo", BROKEN) from fault
        yield image


def _refuse_early(content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise BadInput("photo", TOO_BIG)
    if content.startswith(b"%PDF"):
        raise BadInput("photo", PDF)
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS:
        raise BadInput("photo", HEIC)


def _opened(content: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP"))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fault:
        raise BadInput("photo", TOO_WIDE) from fault
    except Exception as fault:
        raise BadInput("photo", NOT_A_PHOTO) from fault


def _most_pixels(image: Image.Image) -> int:
    if image.info.get("progressive"):
        return MOST_PIXELS_PROGRESSIVE
    return MOST_PIXELS[image.format or ""]


def _coarse(image: Image.Image) -> Image.Image:
    """Hardly larger than shown; what follows copies the picture several times."""
    step = max(image.size) // SHOWN_SIDE
    if step <= 1:
        return image
    coarse = image.resize((image.width // step or 1, image.height // step or 1), NEAREST)
    coarse.info = image.info
    return coarse


def _upright(image: Image.Image) -> Image.Image:
    """Turned as the camera was held; a picture whose metadata are broken stays as it lies."""
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # noqa: BLE001 -- EXIF can be wrong in countless ways; the photo is still good
        return image


def _clean(image: Image.Image) -> Image.Image:
    """A new picture holding nothing but the pixels, transparent parts on white."""
    if image.mode.startswith("I;16"):
        image = image.point(lambda value: value / 256).convert("L")
    pixels = image.convert("RGBA" if image.has_transparency_data else "RGB")
    canvas = Image.new("RGB", pixels.size, "white")
    canvas.paste(pixels, mask=pixels.getchannel("A") if pixels.mode == "RGBA" else None)
    return canvas


def _jpeg(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return stream.getvalue()
