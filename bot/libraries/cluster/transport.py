"""How does a request travel to a node, and its answer back?

The one place of opensearch-py, which takes up to half a second to import: `node` does so when it
is first needed. A node has connections that stay open, and that several threads use.
"""

import socket
import ssl
from collections.abc import Iterator
from typing import Any, Final

from opensearchpy import Urllib3HttpConnection, exceptions

from bot.errors import ClusterRefused
from bot.libraries.cluster.addresses import Address
from bot.libraries.cluster.exchange import Answer, NoAnswer, Parameters

_KEPT: Final = 64  # connections to one node that stay open
_NO_ERROR: Final = range(300, 600)  # a status is judged by us, and not thrown by opensearch-py
_HANDSHAKE: Final = 2.0  # seconds
_NO_TLS: Final = "begin its address in search.urls with http:// if no TLS is meant"
_EXPIRED, _OTHER_NAME, _OTHER_IP = 10, 62, 64  # OpenSSL's X509_V_ERR_… of a certificate
_BROKEN: Final = "breaks the connection off"
_REASONS: Final[tuple[tuple[type[OSError], str], ...]] = (
    (ConnectionRefusedError, "refuses the connection"),
    (ConnectionError, _BROKEN),
    (socket.gaierror, "has a name that nobody knows"),
)


class _Quiet(Urllib3HttpConnection):
    """A connection that logs nothing: what goes wrong is told by whoever asked."""

    def log_request_success(self, *_: Any, **__: Any) -> None:  # noqa: ANN401
        """Say nothing."""

    def log_request_fail(self, *_: Any, **__: Any) -> None:  # noqa: ANN401
        """Say nothing."""

    def _raise_warnings(self, *_: Any) -> None:  # noqa: ANN401
        """Say nothing."""


class Transport:
    """The way to one node."""

    def __init__(self, address: Address, context: ssl.SSLContext) -> None:
        """Connect to nothing yet.

        Args:
            address: where the node is, and who we are there.
            context: by which certificates it is known, if it speaks TLS.
        """
        self._address, self._context = address, context
        who = {"authorization": address.authorization} if address.authorization else None
        self._connection = _Quiet(
            host=address.host,
            port=address.port,
            url_prefix=address.path,
            use_ssl=address.is_tls,
            ssl_context=context if address.is_tls else None,
            headers=who,
            pool_maxsize=_KEPT,
        )

    def send(
        self, method: str, path: str, body: bytes | None, params: Parameters, seconds: float
    ) -> Answer:
        """Return what the node answers.

        Raises:
            NoAnswer: it does not within some seconds.
        """
        try:
            status, _, text = self._connection.perform_request(
                method, path, params, body, timeout=seconds, ignore=_NO_ERROR
            )
        except exceptions.ConnectionTimeout:
            raise NoAnswer(f"is silent for {seconds:g} s") from None
        except exceptions.ConnectionError as error:
            raise self._explain(list(_causes(error)), seconds) from None
        return Answer(status, text)

    def _explain(self, causes: list[BaseException], seconds: float) -> NoAnswer:
        """Return why a request has got no answer."""
        for cause in causes:
            if isinstance(cause, ssl.SSLCertVerificationError):
                return _explain_certificate(cause)
        if any(isinstance(cause, ssl.SSLError) for cause in causes):
            return NoAnswer("does not speak TLS as we do", _NO_TLS)
        for kind, reason in _REASONS:
            if any(isinstance(cause, kind) for cause in causes):
                return self._suspect_tls(reason)
        if any("timed out" in str(cause) for cause in causes):
            return NoAnswer(f"cannot be reached within {seconds:g} s")
        told = [one.strerror for one in causes if isinstance(one, OSError) and one.strerror]
        return NoAnswer(told[0].lower() if told else "answers with what is not HTTP")

    def _suspect_tls(self, reason: str) -> NoAnswer:
        """Return why there is no answer; a node that wants TLS breaks off who comes without."""
        if reason == _BROKEN and not self._address.is_tls and self._speaks_tls():
            return NoAnswer("speaks TLS alone", "begin its address in search.urls with https://")
        return NoAnswer(reason)

    def _speaks_tls(self) -> bool:
        """Return whether the node answers a handshake, with whatever certificate."""
        where = (self._address.host, self._address.port)
        try:
            with (
                socket.create_connection(where, _HANDSHAKE) as plain,
                self._context.wrap_socket(plain, server_hostname=self._address.host),
            ):
                return True
        except ssl.SSLCertVerificationError:
            return True
        except OSError:
            return False


def make_context(ca_file: str) -> ssl.SSLContext:
    """Return by which certificates nodes are known: those of a file, "" for the usual ones.

    Raises:
        ClusterRefused: there is no such file, or no certificate in it.
    """
    try:
        return ssl.create_default_context(cafile=ca_file or None)
    except ssl.SSLError:
        reason = f"{ca_file} has no certificate in the format PEM"
        raise ClusterRefused("search.ca_file", reason) from None
    except OSError as error:
        reason = f"{ca_file} cannot be read: {error.strerror}"
        raise ClusterRefused("search.ca_file", reason) from None


def _explain_certificate(error: ssl.SSLCertVerificationError) -> NoAnswer:
    """Return what is wrong with a node's certificate."""
    if error.verify_code == _EXPIRED:
        return NoAnswer("has a certificate that has expired", "renew it")
    if error.verify_code in {_OTHER_NAME, _OTHER_IP}:
        return NoAnswer(
            "has a certificate for another name",
            "write the name that it is for in search.urls, or give the node one for this name",
        )
    told = "name the file with the certificate that signed it in search.ca_file"
    return NoAnswer(f"has a certificate that is not trusted ({error.verify_message})", told)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and what lies behind it, as opensearch-py and urllib3 nest them."""
    seen: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting:
        one = waiting.pop(0)
        if not isinstance(one, BaseException) or one in seen:
            continue
        seen.append(one)
        yield one
        waiting += [*one.args, getattr(one, "reason", None), one.__cause__, one.__context__]
