"""Whom secure connections trust: the operating system's certificates, and what is wrong with those named."""

from __future__ import annotations

import os
import ssl
from pathlib import Path

import truststore

from wacomposer.providers.outcome import Reason

_NAMED = (
    ("SSL_CERT_FILE", Path.is_file, Reason.CERTIFICATE_FILE),
    ("SSL_CERT_DIR", Path.is_dir, Reason.CERTIFICATE_FOLDER),
)


class CertificatesError(Exception):
    """An environment variable names certificates that cannot be read; `reason` says which."""

    def __init__(self, variable: str, reason: Reason) -> None:
        super().__init__(variable)
        self.reason = reason


def system_certificates() -> ssl.SSLContext:
    """A context that trusts what the system trusts. Reads the certificates, which takes some 20 to 60 ms.

    Raises CertificatesError.
    """
    for variable, exists, reason in _NAMED:
        named = os.environ.get(variable)
        if named and not exists(Path(named)):
            raise CertificatesError(variable, reason)
    if file := os.environ.get("SSL_CERT_FILE"):
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(file)
        except OSError:  # ssl.SSLError is one: not allowed to read it, or no certificates in it
            raise CertificatesError("SSL_CERT_FILE", Reason.CERTIFICATE_FILE) from None
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def no_certificates() -> ssl.SSLContext:
    """A context that trusts nobody and reads nothing, for connections that are not secure."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
