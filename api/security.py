"""Headers that keep pages closed: one policy for every answer (reliability.md §1.3 W)."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response, request

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
IMAGES = "img-src 'self' data: blob:"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=()",
}


TWO_YEARS_OF_TLS = "max-age=63072000; includeSubDomains"


def install(app: Flask) -> None:
    """Put the headers on every answer."""
    app.after_request(closed)
    if app.config["CASEWORK"].production:
        app.after_request(over_tls)


def closed(answer: Response) -> Response:
    """Nothing but the files of the look may be kept by a browser or a cache."""
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    if request.endpoint != "static":
        answer.headers["Cache-Control"] = "no-store"
        # A file that is handed out would otherwise say to old caches that it is good for an hour.
        answer.headers.pop("Expires", None)
        answer.headers["Vary"] = "Cookie, Accept-Language"
    return answer


def with_tiles(answer: Response, tiles: str) -> Response:
    """The same policy, and pictures of the map's background from the one place that was set."""
    if tiles:
        where = urlsplit(tiles)
        allowed = f"{IMAGES} {where.scheme}://{where.netloc}"
        answer.headers["Content-Security-Policy"] = POLICY.replace(IMAGES, allowed)
    return answer


def over_tls(answer: Response) -> Response:
    """Browsers come back over TLS only; in production there is nothing else."""
    answer.headers["Strict-Transport-Security"] = TWO_YEARS_OF_TLS
    return answer
