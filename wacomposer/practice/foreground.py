"""`wacomposer practice`: the gateway in the foreground of a terminal, with one line per request."""

from __future__ import annotations

import os
import queue
import sys
from typing import TYPE_CHECKING, NoReturn

from wacomposer.practice.credentials import PROVIDER_KEYS, PUBLIC_VALUES, secret_values
from wacomposer.practice.gateway import PracticeGateway
from wacomposer.practice.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wacomposer.practice.record import Received

EXIT_STOPPED = 0
EXIT_NO_PORT = 2
_POLL_SECONDS = 0.25


def serve(port: int = 0) -> int:
    """Run the gateway until Ctrl+C; returns the exit code, 2 where the port cannot be had."""
    requests: queue.SimpleQueue[Received] = queue.SimpleQueue()
    gateway = PracticeGateway(port, watch=requests.put)
    try:
        gateway.start()
    except OSError as failure:
        sys.stderr.write(f"wacomposer practice: {failure.strerror}.\n")
        return EXIT_NO_PORT
    except ValueError as failure:
        sys.stderr.write(f"wacomposer practice: {failure}.\n")
        return EXIT_NO_PORT
    try:
        for line in describe(gateway):
            _print(line)
        _print_requests(requests)
    except KeyboardInterrupt:
        pass
    except BrokenPipeError:
        # The reader of our output left; Python would complain once more when it closes it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    finally:
        gateway.stop()
    return EXIT_STOPPED


def describe(gateway: PracticeGateway) -> Iterator[str]:
    """What a person needs to use the running gateway, in lines."""
    yield f"Practice gateway on port {gateway.port}: nothing leaves this computer. Ctrl+C stops it."
    for key in PROVIDER_KEYS:
        yield ""
        yield f"{key:8} {gateway.base_url(key)}"
        for name, value in {**PUBLIC_VALUES[key], **secret_values(key)}.items():
            yield f"{'':8} {name} = {value}"
    yield ""
    yield "For trouble use one of these as the base URL, with the provider at its end:"
    for trouble in Trouble:
        yield f"  {gateway.base_url(PROVIDER_KEYS[0], trouble).removesuffix(PROVIDER_KEYS[0])}<provider>"
    yield ""


def _print_requests(requests: queue.SimpleQueue[Received]) -> NoReturn:
    while True:
        try:
            # Waiting without an end could not be interrupted on Windows.
            received = requests.get(timeout=_POLL_SECONDS)
        except queue.Empty:
            continue
        _print(f"{received.method} {received.path} {received.status or '-'}")


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()  # whoever reads along, reads it now
