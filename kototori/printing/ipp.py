"""Asks a print server one question in its own protocol (IPP, RFC 8010), over a socket or loopback.

The command `lpstat` says the same of a finished job and a cancelled one, and in the language of the
computer; the protocol gives numbers.
"""

import http.client
import socket
import struct
from collections.abc import Iterator, Mapping
from enum import IntEnum

_VERSION = b"\x02\x00"
_OPERATION_GROUP = b"\x01"
_END_OF_ATTRIBUTES = b"\x03"
_LAST_GROUP_TAG = 0x0F  # tags up to here begin a group of attributes, higher ones are values
_INTEGER, _BOOLEAN, _ENUM = 0x21, 0x22, 0x23
_KEYWORD, _URI, _CHARSET, _LANGUAGE = 0x44, 0x45, 0x47, 0x48
_FIRST_GOOD, _LAST_GOOD = 0x0000, 0x00FF
_PORT = 631

Value = int | bool | str
Attributes = Mapping[str, list[Value]]


class Question(IntEnum):
    """The operations that the desk uses; none of them changes anything."""

    JOB = 0x0009
    DEFAULT_PRINTER = 0x4001
    ALL_PRINTERS = 0x4002


class NoAnswer(Exception):
    """Nothing there, or nothing that can be understood."""


def ask(
    server: str, question: Question, uri: str, wanted: tuple[str, ...], timeout: float
) -> list[Attributes]:
    """One group of attributes for each printer or job; empty where the server knows none.

    `server` is a socket's path or `host[:port]`, as `lpstat -H` prints it.
    """
    request = struct.pack(">2sHi", _VERSION, question, 1) + _OPERATION_GROUP
    request += _attribute(_CHARSET, "attributes-charset", "utf-8")
    request += _attribute(_LANGUAGE, "attributes-natural-language", "en")
    if question is Question.JOB:
        request += _attribute(_URI, "job-uri", uri)
    request += _attribute(_KEYWORD, "requested-attributes", wanted[0])
    request += b"".join(_attribute(_KEYWORD, "", name) for name in wanted[1:])
    answer = _post(server, request + _END_OF_ATTRIBUTES, timeout)
    try:
        (status,) = struct.unpack_from(">H", answer, 2)
        groups: list[Attributes] = list(_groups(answer[8:]))
    except (struct.error, UnicodeDecodeError) as fault:
        raise NoAnswer(server) from fault
    return groups[1:] if _FIRST_GOOD <= status <= _LAST_GOOD else []


def _attribute(tag: int, name: str, value: str) -> bytes:
    named, said = name.encode(), value.encode()
    return struct.pack(f">BH{len(named)}sH{len(said)}s", tag, len(named), named, len(said), said)


def _post(server: str, body: bytes, timeout: float) -> bytes:
    connection = _connection(server, timeout)
    try:
        connection.request("POST", "/", body, {"Content-Type": "application/ipp"})
        answer = connection.getresponse()
        content = answer.read()
    except (OSError, http.client.HTTPException) as fault:
        raise NoAnswer(server) from fault
    finally:
        connection.close()
    if answer.status != http.client.OK:
        raise NoAnswer(server)
    return content


def _connection(server: str, timeout: float) -> http.client.HTTPConnection:
    if server.startswith("/"):
        return _SocketFileConnection(server, timeout)
    host, _, port = server.partition(":")
    return http.client.HTTPConnection(host, int(port or _PORT), timeout=timeout)


class _SocketFileConnection(http.client.HTTPConnection):
    def __init__(self, path: str, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path
        self._patience = timeout

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self._patience)
        self.sock.connect(self._path)


def _groups(data: bytes) -> Iterator[dict[str, list[Value]]]:
    """The groups in order, the operation's own first; kinds of values that nobody asks for come as text."""
    group: dict[str, list[Value]] | None = None
    name, at = "", 0
    while at < len(data):
        tag = data[at]
        at += 1
        if tag <= _LAST_GROUP_TAG:
            if group is not None:
                yield group
            if tag == _END_OF_ATTRIBUTES[0]:
                return
            group = {}
            continue
        named, at = _counted(data, at)
        said, at = _counted(data, at)
        name = named.decode() or name  # a further value of the attribute before has no name
        if group is not None:
            group.setdefault(name, []).append(_value(tag, said))


def _counted(data: bytes, at: int) -> tuple[bytes, int]:
    (length,) = struct.unpack_from(">H", data, at)
    return data[at + 2 : at + 2 + length], at + 2 + length


def _value(tag: int, said: bytes) -> Value:
    if tag in (_INTEGER, _ENUM):
        return int(struct.unpack(">i", said)[0])
    if tag == _BOOLEAN:
        return said != b"\x00"
    return said.decode("utf-8", "replace")
