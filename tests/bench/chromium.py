"""A headless Chromium that paints cards written as HTML, spoken to through its own pipe."""

from __future__ import annotations

import base64
import contextlib
import html
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from typing import Any

from wacomposer.message.model import Message, TextHeader

_FLAGS = (
    "--headless",
    "--no-sandbox",  # it may run as root here, and sees nothing but our own page
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
)
_PAGE = """<meta charset="utf-8"><style>
body {{ margin: 0; padding: 20px; width: 348px; background: #efeae2; font: 15px/20px Inter, sans-serif }}
div {{ background: #fff; border-radius: 7.5px; margin-left: 8px; box-shadow: 0 1px .5px rgba(11,20,26,.13) }}
p {{ margin: 0; padding: 6px 9px 0 }} .f {{ color: #667781; font-size: 13px; padding-bottom: 8px }}
a {{ display: block; border-top: 1px solid #e9edef; padding: 12px; text-align: center; color: #008069 }}
</style><div><p><b>{header}</b><p>{body}<p class="f">{footer} <small>14:32</small>{buttons}</div>"""


def page(message: Message) -> str:
    """The card of `message` as people write it in HTML; formatting is left out, which is in its favour."""
    header = message.header.text if isinstance(message.header, TextHeader) else ""
    return _PAGE.format(
        header=html.escape(header),
        body=html.escape(message.body).replace("\n", "<br>"),
        footer=html.escape(message.footer),
        buttons="".join(f"<a>{html.escape(button.text)}</a>" for button in message.buttons),
    )


class Chromium:
    """One tab of a running browser."""

    def __init__(self, to_it: int, from_it: int) -> None:
        self._to_it, self._from_it = to_it, from_it
        self._session: str | None = None
        self._last = 0
        self._unread = b""
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        size = {"width": 388, "height": 340, "deviceScaleFactor": 2, "mobile": False}
        self._ask("Emulation.setDeviceMetricsOverride", **size)
        self._frame = self._ask("Page.getFrameTree")["frameTree"]["frame"]["id"]

    def picture(self, content: str) -> bytes:
        """The page `content` as PNG at twice the size."""
        self._ask("Page.setDocumentContent", frameId=self._frame, html=content)
        shot = self._ask("Page.captureScreenshot", format="png")
        return base64.b64decode(shot["data"])

    def _ask(self, method: str, **parameters: object) -> dict[str, Any]:
        self._last += 1
        asked: dict[str, object] = {"id": self._last, "method": method, "params": parameters}
        if self._session is not None:
            asked["sessionId"] = self._session
        os.write(self._to_it, json.dumps(asked).encode() + b"\0")
        while True:
            answer = json.loads(self._read())
            if answer.get("id") == self._last:
                result: dict[str, Any] = answer["result"]
                return result

    def _read(self) -> bytes:
        while b"\0" not in self._unread:
            more = os.read(self._from_it, 1 << 20)
            if not more:
                raise ChildProcessError("Chromium ended")
            self._unread += more
        one, _, self._unread = self._unread.partition(b"\0")
        return one


@contextlib.contextmanager
def started() -> Iterator[Chromium | None]:
    """A browser for as long as the block goes on; None where none is installed."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        yield None
        return
    its_in, to_it = os.pipe()
    from_it, its_out = os.pipe()
    # It reads from 3 and writes to 4, whatever numbers ours have.
    script = f'exec "$0" "$@" 3<&{its_in} 4>&{its_out}'
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = ["bash", "-c", script, program, *_FLAGS, f"--user-data-dir={profile}"]
        process = subprocess.Popen(
            command, pass_fds=(its_in, its_out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(its_in)
        os.close(its_out)
        try:
            yield Chromium(to_it, from_it)
        finally:
            os.close(to_it)  # it ends with its pipe
            os.close(from_it)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
