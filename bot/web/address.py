"""An address: looked at before anything is started for nothing."""

import socket


class AddressTaken(Exception):
    """The address cannot be listened on; the message says why and what to set."""


def require_free(host: str, port: int, setting: str) -> None:
    """Raise AddressTaken when `host` and `port` cannot be listened on; `setting` is what gives the port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        reason = f"cannot listen on {host} port {port} ({error.strerror})"
        raise AddressTaken(f"{reason}; set {setting} to another, such as {port + 80}") from error
