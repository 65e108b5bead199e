"""What the errors of the libraries mean; what a server sent is not repeated in any of them."""

from __future__ import annotations

import ssl

from coursekit.linkcheck.answers import FailureKind, Stopped


def meant_by(error: Exception) -> Stopped:
    """The `Stopped` to raise instead of an error that a library raised."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Stopped(FailureKind.TLS, f"certificate: {cause.verify_message}")
        if isinstance(cause, ssl.SSLError):
            return Stopped(FailureKind.TLS, "no encrypted connection could be made")
        if isinstance(cause, TimeoutError):
            return Stopped(FailureKind.TIMEOUT, "the answer took too long")
        if isinstance(cause, ConnectionError):
            return Stopped(FailureKind.PROTOCOL, "the connection broke")
    return Stopped(FailureKind.PROTOCOL, "the answer is not valid HTTP")


def _causes(error: BaseException) -> list[BaseException]:
    """An error and those that it wraps, however they are wrapped."""
    found: list[BaseException] = []
    waiting = [error]
    while waiting and len(found) < 20:
        one = waiting.pop()
        found.append(one)
        inner = (one.__cause__, one.__context__, getattr(one, "reason", None), *one.args)
        waiting += [each for each in inner if isinstance(each, BaseException) and each not in found]
    return found
