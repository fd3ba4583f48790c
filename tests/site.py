"""A web site on the loopback interface, whose answers a test sets and whose questions it can look at."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Reply:
    """What is answered: the status, the body and further headers."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Request:
    """What was asked."""

    path: str
    headers: dict[str, str]


class Site:
    """Paths with their replies, or with functions of the request that make one."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.pages: dict[str, Reply | Callable[[Request], Reply]] = {}
        self.asked: list[Request] = []

    def url(self, path: str) -> str:
        """The whole address of a path."""
        return self.address + path

    def answer(self, request: Request) -> Reply:
        """The reply to one request."""
        self.asked.append(request)
        page = self.pages.get(request.path, Reply("tidak ada", 404))
        return page(request) if callable(page) else page


@contextmanager
def serving() -> Iterator[Site]:
    """A site that runs while the block does."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reply = site.answer(Request(self.path, {k.lower(): v for k, v in self.headers.items()}))
            body = reply.body.encode() if isinstance(reply.body, str) else reply.body
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            with suppress(ConnectionError):  # whoever asked has gone meanwhile
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """A test says what matters."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def rss(*items: tuple[str, str, str], title: str = "Kabar Uji") -> str:
    """A feed of items, each with its link, title and text."""
    listed = "".join(
        f"<item><title>{name}</title><link>{link}</link><guid>{link}</guid>"
        f"<pubDate>Fri, 06 Feb 2026 10:00:00 +0700</pubDate><description>{text}</description></item>"
        for link, name, text in items
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{listed}</channel></rss>'
