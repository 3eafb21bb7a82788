"""Several hundred files that somebody might send instead of a photo or a calendar; none is stored in git."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from PIL import Image

PHOTO, SHEET = "photo", "sheet"
COLUMNS = b"date,working,vi,en,source,provisional"


class Bad(NamedTuple):
    """``door`` is where it is sent; ``harmless`` may be taken, since what is kept is drawn anew."""

    door: str
    what: str
    name: str
    content: bytes
    harmless: bool = False


def bad_files() -> Iterator[Bad]:
    """One after the other, so that they are never in memory together."""
    for make in (cut_short, not_photos, pictures_of_other_kinds, floods, packed, archives,
                 mutated, polyglots, named, sheets):  # fmt: skip
        yield from make()


@cache
def picture(kind: str, size: tuple[int, int] = (96, 64), **more: object) -> bytes:
    """A valid one, of noise so that nothing of it can be left out."""
    stream = io.BytesIO()
    dice = random.Random(kind)
    pixels = dice.randbytes(size[0] * size[1] * 3)
    Image.frombytes("RGB", size, pixels).save(stream, kind, **more)
    return stream.getvalue()


def cut_short() -> Iterator[Bad]:
    """Broken off where a connection might."""
    whole = {
        "JPEG": picture("JPEG"), "progressive": picture("JPEG", progressive=True),
        "PNG": picture("PNG"), "WEBP": picture("WEBP", lossless=True),
    }  # fmt: skip
    for kind, content in whole.items():
        for tenth in range(1, 10):
            cut = content[: len(content) * tenth // 11]
            yield Bad(PHOTO, f"{kind} cut at {tenth}/11", "a.jpg", cut)
        for few in (1, 2, 4, 12):
            yield Bad(PHOTO, f"{kind} of {few} bytes", "a.jpg", content[:few])


BEGINNINGS = {
    "exe": b"MZ\x90\0", "elf": b"\x7fELF", "class": b"\xca\xfe\xba\xbe", "rar": b"Rar!\x1a\x07",
    "7z": b"7z\xbc\xaf'\x1c", "gzip": b"\x1f\x8b\x08", "bzip2": b"BZh9", "xz": b"\xfd7zXZ\0",
    "sqlite": b"SQLite format 3\0", "mp3": b"ID3\x03", "ogg": b"OggS", "wav": b"RIFF\0\0\0\0WAVE",
    "riff": b"RIFF\xff\xff\xff\xffWEBP", "pcap": b"\xd4\xc3\xb2\xa1", "ps": b"%!PS-Adobe-3.0",
    "psd": b"8BPS\0\x01", "jp2": b"\0\0\0\x0cjP  \r\n\x87\n", "jxl": b"\xff\x0a", "wmf": b"\xd7\xcd\xc6\x9a",
    "dicom": bytes(128) + b"DICM", "fits": b"SIMPLE  =", "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "pdf": b"%PDF-1.7\n", "html": b"<!doctype html><script>alert(1)</script>",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "xxe": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>',
    "laughs": b'<!DOCTYPE a [<!ENTITY a "ha">' + b'<!ENTITY b "&a;&a;">' * 40 + b"]><a>&b;</a>",
    "php": b"<?php system($_GET[0]); ?>", "sh": b"#!/bin/sh\nrm -rf /\n", "js": b"fetch('/')",
    "mvg": b"push graphic-context\nfill 'url(https://x/\"|ls \"-la)'", "text": b"hello",
    "empty": b"", "blank": b" ", "zeros": bytes(5_000), "ones": b"\xff" * 5_000, "bom": b"\xef\xbb\xbf",
    "jpeg of nothing": b"\xff\xd8\xff\xd9", "png of nothing": b"\x89PNG\r\n\x1a\n",
    "jpeg without end": b"\xff\xd8" + b"\xff\xe1\xff\xff" + bytes(70_000), "pickle": b"\x80\x04\x95.",
}  # fmt: skip


def not_photos() -> Iterator[Bad]:
    """By what they begin with, called a photo; and films and pictures of phones."""
    for kind, begins in BEGINNINGS.items():
        yield Bad(PHOTO, kind, f"{kind}.jpg", begins + (b"" if kind == "empty" else b" " * 40))
    brands = [
        "heic",
        "heix",
        "heim",
        "heis",
        "hevc",
        "hevx",
        "mif1",
        "msf1",
        "avif",
        "avis",
        "isom",
        "mp42",
        "qt__",
        "M4V_",
        "3gp5",
    ]
    for brand in brands:
        box = b"ftyp" + brand.replace("_", " ").encode() + bytes(8)
        yield Bad(PHOTO, brand, f"IMG.{brand}", struct.pack(">I", len(box) + 4) + box + bytes(99))


def pictures_of_other_kinds() -> Iterator[Bad]:
    """Whole and valid, but of kinds that are not taken."""
    for kind in (
        "GIF",
        "BMP",
        "TIFF",
        "ICO",
        "PPM",
        "PCX",
        "TGA",
        "SGI",
        "DDS",
        "MSP",
        "XBM",
    ):
        image = Image.new("1" if kind in {"MSP", "XBM"} else "RGB", (16, 16))
        stream = io.BytesIO()
        image.save(stream, kind)
        yield Bad(PHOTO, f"a whole {kind}", "a.jpg", stream.getvalue())


def floods() -> Iterator[Bad]:
    """Small files of huge pictures."""
    for side in (12_001, 20_000, 30_000, 65_500, 2**31 - 1):
        for wide, high in ((side, side), (side, 1), (1, side)):
            for bits, colour in ((1, 0), (8, 2), (16, 6)):
                content = png(wide, high, bits, colour)
                yield Bad(PHOTO, f"PNG {wide}×{high} of {bits}", "a.png", content)
        if side < 2**16:
            jpeg = bytearray(picture("JPEG"))
            at = jpeg.index(b"\xff\xc0") + 5
            jpeg[at : at + 4] = struct.pack(">HH", side, side)
            yield Bad(PHOTO, f"JPEG said to be {side}²", "a.jpg", bytes(jpeg))
    yield Bad(PHOTO, "a real PNG of 12 000²", "a.png", png(12_000, 12_000, 1, 0, whole=True))


def png(wide: int, high: int, bits: int, colour: int, *, whole: bool = False) -> bytes:
    """Its head is right; its pixels are a few zeros, or all of them."""
    head = struct.pack(">IIBBBBB", wide, high, bits, colour, 0, 0, 0)
    rows = bytes((wide * bits + 7) // 8 + 1) * high if whole else bytes(1_000)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows, 9))
        + chunk(b"IEND", b"")
    )


def chunk(kind: bytes, content: bytes) -> bytes:
    """A part of a PNG."""
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )


def packed() -> Iterator[Bad]:
    """A good picture with something in it that unpacks to far more."""
    good = picture("PNG")
    for megabytes in (2, 20, 80):
        bomb = zeros(megabytes)
        for part, before in ((b"zTXt", b"a\0\0"), (b"iTXt", b"a\0\1\0\0\0"), (b"iCCP", b"a\0\0")):
            at = good.index(b"IDAT") - 4
            content = good[:at] + chunk(part, before + bomb) + good[at:]
            yield Bad(PHOTO, f"{part.decode()} of {megabytes} MB", "a.png", content, harmless=True)
    for kind in ("JPEG", "PNG"):
        for times in (200, 2_000):
            tags = b"Exif\0\0II*\0\x08\0\0\0" + struct.pack("<H", 1)
            loop = tags + struct.pack("<HHII", 0x8769, 4, times, 8) + b"\x08\0\0\0"
            yield Bad(PHOTO, f"{kind} whose tags lead to themselves {times}", "a.jpg",
                      picture(kind, exif=loop), harmless=True)  # fmt: skip
    frames = [Image.new("RGB", (8, 8), (n % 256, n // 256, 0)) for n in range(400)]
    stream = io.BytesIO()
    frames[0].save(stream, "WEBP", save_all=True, append_images=frames[1:])
    yield Bad(PHOTO, "400 pictures in one", "a.webp", stream.getvalue(), harmless=True)


def zeros(megabytes: int) -> bytes:
    """Packed a megabyte at a time: the sender's own memory must not be what is measured."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(2**20)) for _ in range(megabytes)) + packer.flush()


def archives() -> Iterator[Bad]:
    """Zipped things of every kind, to both doors."""
    names = (
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\x",
        "a\0b",
        "a" * 3_000,
        "con",
        "\u202egpj.exe",
        ".",
    )
    inner = {f"named {name[:12]!r}": zipped({name: b"x"}) for name in names}
    inner |= {
        f"zeros 1:{ratio}": zipped({"a": bytes(ratio * 1_000)})
        for ratio in (10, 100, 1_000, 10_000)
    }
    inner["two of one name"] = twice()
    inner["5 000 entries"] = zipped({str(n): b"" for n in range(5_000)})
    nested = zipped({"a": bytes(2_000_000)})
    for depth in range(4):
        nested = zipped({f"{n}.zip": nested for n in range(6)})
        inner[f"zip in zip {depth}"] = nested
    sheet = b'<worksheet xmlns="x"><sheetData>' + b'<row><c t="s"><v>0</v></c></row>' * 60_000
    inner["xlsx bomb"] = zipped(
        {"[Content_Types].xml": b"<Types/>", "xl/worksheets/sheet1.xml": sheet}
    )
    entity = b'<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1/">]><w:document>&x;</w:document>'
    inner["docx with an entity"] = zipped({"word/document.xml": entity})
    remote = b'<Relationship TargetMode="External" Target="http://127.0.0.1/a.dotm"/>'
    inner["docx with a template elsewhere"] = zipped({"word/_rels/settings.xml.rels": remote})
    for what, content in inner.items():
        yield Bad(PHOTO, what, "a.jpg", content)
        yield Bad(SHEET, what, "a.csv", content)


def zipped(entries: dict[str, bytes]) -> bytes:
    """An archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return stream.getvalue()


def twice() -> bytes:
    """An archive in which a name stands twice, the second over the first."""
    return zipped({"a.csv": b"1", "b.csv": b"2"}).replace(b"b.csv", b"a.csv")


def mutated(number: int = 60) -> Iterator[Bad]:
    """Good pictures in which some bytes are others; a few are still pictures."""
    dice = random.Random(2026)
    for n in range(number):
        kind = ("JPEG", "PNG", "WEBP")[n % 3]
        content = bytearray(picture(kind))
        for _ in range(dice.randrange(1, 30)):
            content[dice.randrange(min(len(content), 600))] = dice.randrange(256)
        yield Bad(PHOTO, f"mutated {kind} {n}", "a.jpg", bytes(content), harmless=True)


def polyglots() -> Iterator[Bad]:
    """A picture that is something else too."""
    others = (b"<script>alert(1)</script>", zipped({"a": b"x"}), b"%PDF-1.4", b"<?php ?>")
    for kind in ("JPEG", "PNG", "WEBP"):
        for number, other in enumerate(others):
            content = picture(kind) + other
            yield Bad(PHOTO, f"{kind} and other {number}", "a.jpg", content, harmless=True)
    yield Bad(PHOTO, "a GIF that is a script", "a.jpg", b"GIF89a/*" + bytes(20) + b"*/=1;alert(1)")


NAMES = (
    "../../../etc/x.jpg", "/etc/x.jpg", "..\\..\\x.jpg", "CON", "NUL.jpg", "a" * 500 + ".jpg", "....",
    ".htaccess", "a.jpg.exe", "a.php.jpg", "x;.jpg", "\u202egpj.exe", "a\u200b.jpg", "Ảnh nhà.jpg",
    "%00.jpg", "a%2f..%2fb.jpg", "~root", "-rf", "$(id).jpg", "`id`.jpg", "|id", "a&b.jpg", "😀.jpg",
)  # fmt: skip


def named() -> Iterator[Bad]:
    """Names that lead elsewhere, of a good picture and of none."""
    for name in NAMES:
        yield Bad(PHOTO, f"picture {name[:20]}", name, picture("JPEG"), harmless=True)
        yield Bad(PHOTO, f"text {name[:20]}", name, b"hello")


def sheets() -> Iterator[Bad]:
    """Calendars that cannot be read, or make no sense."""
    row = b"2026-05-04,no,Ngh\xe1\xbb\x89,Off,A decision,no"
    whole = {
        "empty": b"", "only columns and a NUL": COLUMNS + b"\n\0", "no columns": row,
        "columns in another order": b",".join(reversed(COLUMNS.split(b","))) + b"\n" + row,
        "one column more": COLUMNS + b",recorded_at\n" + row + b",1", "one column less": b"date\n2026",
        "columns twice": COLUMNS + b"," + COLUMNS, "wide letters": (COLUMNS + b"\n" + row).decode().encode("utf-16"),
        "another code": COLUMNS + b"\n" + row.decode().encode("cp1258", "replace") + b"\xff\xfe",
        "an open quote": COLUMNS + b'\n"2026', "3 000 lines": COLUMNS + (b"\n" + row) * 3_000,
        "1 MB in one cell": COLUMNS + b"\n2026-05-04,no," + b"a" * 2**20 + b",a,a,no",
        "13 MB": COLUMNS + b"\n" + b"a" * 13 * 2**20,
        "20 000 columns": b"," * 20_000, "tabs": COLUMNS.replace(b",", b"\t") + b"\n",
        "a page": b"<html><table><tr><td>1</table>", "quotes": COLUMNS + b"\n" + b'"' * 9_999,
    }  # fmt: skip
    for what, content in whole.items():
        yield Bad(SHEET, what, "a.csv", content)
    for cell in ("2026-13-01", "2026-02-30", "04/05/2026", "0000-00-00", "99999-01-01", "now", "=1+1",
                 "2026-05-04T00:00", "-1", "", "\u202e2026-05-04", "２０２６-05-04x"):  # fmt: skip
        line = f"{cell},no,a,a,a,no".encode()
        yield Bad(SHEET, f"the day {cell!r}", "a.csv", COLUMNS + b"\n" + line)
    for word in ("maybe", "", "1", "true", "NO!", "=1"):
        for at in (1, 5):
            cells = [b"2026-05-04", b"no", b"a", b"a", b"a", b"no"]
            cells[at] = word.encode()
            yield Bad(
                SHEET, f"{word!r} in column {at}", "a.csv", COLUMNS + b"\n" + b",".join(cells)
            )
