"""Servers on the loopback interface that do what a test says."""

from __future__ import annotations

import socket
import socketserver
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import Message
from http.server import BaseHTTPRequestHandler
from threading import Event, Thread

Script = Callable[[socket.socket], None]
"""What is said to a client whose request has been read, before the connection is closed."""


class Site:
    """A web site: `says` maps a path to (status, headers, body). What it was asked is in `asked`."""

    def __init__(self, port: int, scheme: str = "http") -> None:
        self.port = port
        self.scheme = scheme
        self.says: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[tuple[str, Message]] = []
        self.connections = 0

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def say(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> str:
        """Say this at `path` from now on; an underscore in a header's name is a hyphen."""
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        self.says[path] = (status, names, body)
        return self.url(path)


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that leave early are what is tested here."""


@contextmanager
def site_served(wrap: Callable[[socket.socket], socket.socket] | None = None) -> Iterator[Site]:
    """A site while the context lasts; `wrap` may encrypt its connections."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def setup(self) -> None:
            site.connections += 1
            if wrap is not None:
                self.request = wrap(self.request)
            super().setup()

        def do_GET(self) -> None:
            site.asked.append((self.path, self.headers))
            status, headers, body = site.says.get(self.path, (404, {}, b""))
            if status == 200 and "ETag" in headers and self.headers["If-None-Match"] == headers["ETag"]:
                status, body = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if status != 304 and "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is printed."""

    with _Server(("127.0.0.1", 0), Handler) as server:
        site = Site(server.server_address[1], "http" if wrap is None else "https")
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def script_played(script: Script, *, listens: bool = True) -> Iterator[str]:
    """The address of a server that plays `script` to each client; before a request where it `listens` not."""

    def play(client: socket.socket) -> None:
        with client:
            try:
                heard = b""
                while listens and b"\r\n\r\n" not in heard:
                    heard += client.recv(65_536) or b"\r\n\r\n"
                script(client)
            except OSError:
                pass  # the client has left

    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.02)
        ended = Event()

        def serve() -> None:
            while not ended.is_set():
                try:
                    client, _ = server.accept()
                except TimeoutError:
                    continue
                client.settimeout(10)
                Thread(target=play, args=(client,), daemon=True).start()

        thread = Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        finally:
            ended.set()
            thread.join()


@contextmanager
def never_answering() -> Iterator[tuple[str, Event]]:
    """The address of a server that takes every question and answers none, and whether it was asked."""
    asked, ended = Event(), Event()

    def script(_client: socket.socket) -> None:
        asked.set()
        ended.wait(60)

    with script_played(script) as address:
        try:
            yield address, asked
        finally:
            ended.set()


def said(data: bytes) -> Script:
    """A script that says this and no more."""
    return lambda client: client.sendall(data)


def dripped(head: bytes, ended: Event) -> Script:
    """A script that says `head`, then one byte in a while and never comes to an end."""

    def script(client: socket.socket) -> None:
        client.sendall(head)
        while not ended.wait(0.03):
            client.sendall(b"x")

    return script
