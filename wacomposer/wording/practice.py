"""Names for what the practice gateway can rehearse."""

from __future__ import annotations

from wacomposer.practice.trouble import Trouble

TROUBLE_NAMES: dict[Trouble | None, str] = {
    None: "Practice answer: as documented",
    Trouble.UNAUTHORIZED: "Practice answer: 401 wrong credentials",
    Trouble.NOT_FOUND: "Practice answer: 404 not found",
    Trouble.RATE_LIMITED: "Practice answer: 429 too many",
    Trouble.SERVER_ERROR: "Practice answer: 500 failed",
    Trouble.UNAVAILABLE: "Practice answer: 503 unavailable",
    Trouble.DISCONNECTED: "Practice answer: not connected to WhatsApp",
    Trouble.MALFORMED: "Practice answer: broken JSON",
    Trouble.HTML_ERROR: "Practice answer: an HTML page",
    Trouble.REDIRECT: "Practice answer: redirect elsewhere",
    Trouble.NO_ANSWER: "Practice answer: none at all",
    Trouble.CUT: "Practice answer: connection cut",
    Trouble.SLOW_DRIP: "Practice answer: a byte a second",
    Trouble.HUGE: "Practice answer: 100 MB",
}
