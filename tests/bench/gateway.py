"""The practice gateway in a process of its own, as far away as a provider can be in a benchmark."""

from __future__ import annotations

import sys

from tests.bench.child import tell
from wacomposer.practice.gateway import PracticeGateway


def main() -> None:
    with PracticeGateway(keep=1) as gateway:
        tell(gateway.base_url(sys.argv[1]))
        sys.stdin.read()


if __name__ == "__main__":
    main()
