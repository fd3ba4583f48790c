"""The way to a server: straight to its checked address, or through the proxy of the environment.

Imported late: it needs httpcore.
"""

from __future__ import annotations

import os
import ssl
from threading import Lock

import httpcore

from newsreader.ingest.fetch.call import Call
from newsreader.ingest.fetch.errors import FetchError
from newsreader.ingest.fetch.network import Network
from newsreader.ingest.fetch.private import Allowed
from newsreader.ingest.fetch.proxies import proxy_for
from newsreader.ingest.fetch.resolving import Place, check, resolve
from newsreader.ingest.fetch.target import Target
from newsreader.ingest.fetch.values import FetchPolicy

_IDLE_CONNECTIONS = 16
_IDLE_SECONDS = 5.0
_LOOK_UP_SECONDS = 3.0
"""For a name that a proxy will look up again; longer would be waiting for a name system that is not there."""


class Routes:
    """Keeps connections, for any number of threads. `trust` says whose certificates are believed.

    Without a proxy the check is part of connecting, so no answer of the name system can come between the two.
    A proxy looks up the name itself: what is known here to be private is refused before it is asked, and what
    is not known here is left to it, since behind many proxies it alone knows the names outside. Private
    addresses that the policy allows are reached without a proxy, which would look in its own network.
    """

    def __init__(self, policy: FetchPolicy, trust: ssl.SSLContext | None) -> None:
        self._policy = policy
        self._allowed = Allowed(policy.allowed_private)
        self._trust = trust or _usual_trust()
        self._straight = httpcore.ConnectionPool(
            ssl_context=self._trust,
            max_connections=None,
            max_keepalive_connections=_IDLE_CONNECTIONS,
            keepalive_expiry=_IDLE_SECONDS,
            network_backend=Network(self._checked, policy.connect_seconds),
        )
        self._proxies: dict[Target, httpcore.ConnectionPool] = {}
        self._lock = Lock()

    def close(self) -> None:
        """Close all connections, those in use too."""
        self._straight.close()
        with self._lock:
            for pool in self._proxies.values():
                pool.close()

    def to(self, target: Target, call: Call) -> httpcore.ConnectionPool:
        """What a request for `target` is handed to. Raises FetchError where it must not be made."""
        proxy = proxy_for(target)
        if proxy is None or self._known_and_allowed(target, call):
            return self._straight
        with self._lock:
            if proxy not in self._proxies:
                self._proxies[proxy] = self._through(proxy)
            return self._proxies[proxy]

    def _checked(self, host: str, port: int, call: Call) -> list[Place]:
        places = resolve(host, port, call)
        check(host, places, self._allowed, call)
        return places

    def _known_and_allowed(self, target: Target, call: Call) -> bool:
        try:
            places = resolve(target.host, target.port, call.to_connect(_LOOK_UP_SECONDS))
        except FetchError:
            call.wait()
            return False
        return check(target.host, places, self._allowed, call)

    def _through(self, proxy: Target) -> httpcore.ConnectionPool:
        return httpcore.HTTPProxy(
            proxy_url=proxy.url,
            proxy_auth=proxy.credentials(),
            ssl_context=self._trust,
            proxy_ssl_context=self._trust if proxy.scheme == "https" else None,
            max_connections=None,
            max_keepalive_connections=_IDLE_CONNECTIONS,
            keepalive_expiry=_IDLE_SECONDS,
            network_backend=Network(resolve, self._policy.connect_seconds),
        )


def _usual_trust() -> ssl.SSLContext:
    """The certificates of the system, or those that SSL_CERT_FILE names, and else Mozilla's with them."""
    context = ssl.create_default_context()
    if not (os.environ.get("SSL_CERT_FILE") or os.environ.get("SSL_CERT_DIR")):
        import certifi

        context.load_verify_locations(certifi.where())
    return context
