"""Documents at addresses: plain text over HTTP."""

import hashlib
from http import HTTPStatus

import httpx

from claims.documents import LARGEST
from claims.encodings import decode
from claims.errors import UnreachableError, UnreadableDocumentError
from claims.model import Document

TIMEOUT = httpx.Timeout(30, connect=10)
READABLE = ("text/plain", "text/markdown")


def fetch(address: str) -> Document:
    """The document at an address, named by it.

    Raises UnreachableError where another try may help (no answer, 429, 5xx), UnreadableDocumentError where none will.
    """
    try:
        with httpx.stream("GET", address, timeout=TIMEOUT, follow_redirects=True) as response:
            _refuse(response, address)
            data = _body(response, address)
    except httpx.TransportError as error:
        raise UnreachableError(f"{address}: {_reason(error)}; check the address and the network") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise UnreadableDocumentError(f"{address}: {_reason(error)}; check the address") from error
    text, encoding = decode(data, address)
    if not text.strip():
        raise UnreadableDocumentError(f"{address}: contains nothing but white space; check the address")
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(name=address, text=text, sha256=digest, encoding=encoding, address=address)


def _refuse(response: httpx.Response, address: str) -> None:
    status = response.status_code
    if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise UnreachableError(f"{address}: the server answered {status}; try again later")
    if status >= HTTPStatus.BAD_REQUEST:
        raise UnreadableDocumentError(f"{address}: the server answered {status}; check the address")
    kind = response.headers.get("content-type", "text/plain").partition(";")[0].strip().lower()
    if kind not in READABLE:
        raise UnreadableDocumentError(f"{address}: {kind} is not read, only plain text; save its text to a file")


def _body(response: httpx.Response, address: str) -> bytes:
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        if len(data) > LARGEST:
            raise UnreadableDocumentError(f"{address}: more than the {LARGEST // 1024**2} MB that are read; split it")
    return bytes(data)


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__
