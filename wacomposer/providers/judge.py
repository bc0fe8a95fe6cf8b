"""From an HTTP answer to an outcome, by what the provider documents and never by wishful thinking."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from wacomposer.message.limits import MAX_BUTTONS
from wacomposer.providers.contract import Answer
from wacomposer.providers.outcome import Accepted, Doubt, Outcome, Reason, Rejected, Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wacomposer.providers.contract import DocumentedError, Provider
    from wacomposer.providers.request import Response

MAX_WORDS = 400
"""Characters of a provider's own words that are kept."""

_BY_STATUS = {
    401: Reason.AUTHENTICATION,
    403: Reason.PERMISSION,
    404: Reason.ACCOUNT,
    407: Reason.PROXY,
    429: Reason.RATE_LIMITED,
}
_DECIDED_BY_STATUS = frozenset({401, 429})
"""Statuses that say more than the words that come with them."""
_LEAVE_OPEN = frozenset({303, 304, 408, 425, 499})
"""Outside 5xx, statuses that leave open whether the request was handled: 303 follows it, 499 is a proxy's."""
_SERVER_ERRORS = 500
_LEFT_OPEN = re.compile(
    r"time[d ]*[- ]?out|deadline|cancell?ed|disconnected before|\bEOF\b|broken pipe"
    r"|connection (was )?(reset|closed|lost|aborted)",
    re.IGNORECASE,
)
"""Reasons for a failure to send that came after the message may have gone on to WhatsApp."""


def judge(provider: Provider, response: Response, now: float) -> Outcome:
    """What `response` says became of a send; `now` is the unix time in seconds, for waits given as a date.

    A 2xx counts as accepted only in the provider's documented form. A 5xx is unknown unless the provider says
    in its documented form that it did not send. A redirect is not followed, so it is a refusal; except 303,
    which comes after the request was handled.
    """
    data = _json_object(response)
    answer = provider.answer(data) if data is not None else None
    words = _words(answer, response)
    if response.status in _LEAVE_OPEN:
        return Unknown(Doubt.SERVER_FAILED, words, response.status)
    match response.status // 100:
        case 2:
            return _judge_success(provider, response, answer, words, now)
        case 3:
            return Rejected(Reason.REDIRECTED, _clean(response.headers.get("location", "")), response.status)
        case 4:
            return _judge_refusal(provider, response, answer, words, now)
        case 5 if answer is not None and _documented(provider, answer, response.status):
            return _judge_refusal(provider, response, answer, words, now)
        case _:
            return Unknown(Doubt.SERVER_FAILED, words, response.status)


def _judge_success(
    provider: Provider, response: Response, answer: Answer | None, words: str, now: float
) -> Outcome:
    if answer is not None and answer.success is False:
        return _judge_refusal(provider, response, answer, words, now)
    if answer is not None and answer.success:
        return Accepted(_clean(answer.message_id))
    if provider.bare_success and response.whole and not (_is_page(response) or _is_broken(response)):
        return Accepted(_clean(answer.message_id) if answer else "")
    return Unknown(Doubt.UNREADABLE, words, response.status)


def _is_page(response: Response) -> bool:
    start = response.body.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return "html" in response.headers.get("content-type", "").lower() or start == b"<"


def _is_broken(response: Response) -> bool:
    """Whether the body sets out to be a JSON object or says that it is JSON, and is not."""
    claims = "json" in response.headers.get("content-type", "").lower() or response.body.lstrip()[:1] == b"{"
    return claims and bool(response.body.strip()) and _json_object(response) is None


def _judge_refusal(
    provider: Provider, response: Response, answer: Answer | None, words: str, now: float
) -> Outcome:
    reason, place = _BY_STATUS.get(response.status, Reason.REFUSED), None
    if answer is not None:
        said = _documented(provider, answer, response.status)
        if said and (said[0] is reason or response.status not in _DECIDED_BY_STATUS):
            reason, place = said
        if reason is Reason.SEND_FAILED and _LEFT_OPEN.search(answer.words):
            return Unknown(Doubt.SERVER_FAILED, words, response.status)
        place = _field_place(provider, answer) or place
    retry_after = _retry_after(response.headers, now) if reason is Reason.RATE_LIMITED else None
    return Rejected(reason, words, response.status, place, retry_after)


def _documented(provider: Provider, answer: Answer, status: int) -> tuple[Reason, str | None] | None:
    said = f"{answer.code} {answer.words}"
    for known in provider.errors:
        if (status < _SERVER_ERRORS or known.at_5xx) and (found := known.pattern.search(said)):
            return known.reason, _button_place(known, found)
    return None


def _button_place(known: DocumentedError, found: re.Match[str]) -> str | None:
    if known.place is None or "{button}" not in known.place:
        return known.place
    number = int(found[1][:4])
    return known.place.replace("{button}", str(number - 1)) if 1 <= number <= MAX_BUTTONS else None


def _field_place(provider: Provider, answer: Answer) -> str | None:
    for name, _ in answer.fields:
        for pattern, place in provider.field_places:
            if found := pattern.fullmatch(name):
                return place.format(**found.groupdict())
    return None


def _json_object(response: Response) -> Mapping[str, object] | None:
    if not response.whole:
        return None
    try:
        data = json.loads(response.body)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def _words(answer: Answer | None, response: Response) -> str:
    if answer is None:
        is_text = response.headers.get("content-type", "").startswith("text/plain")
        return _clean(response.body[: 4 * MAX_WORDS].decode("utf-8", "replace")) if is_text else ""
    parts = [answer.words or answer.code, *(f"{name}: {text}" for name, text in answer.fields)]
    return _clean("; ".join(part for part in parts if part))


def _clean(text: str) -> str:
    """One line of printable text; providers' words are shown to people and must not play tricks on them."""
    line = "".join(char if char.isprintable() else " " for char in text[: 4 * MAX_WORDS])
    line = " ".join(line.split())
    return line if len(line) <= MAX_WORDS else line[: MAX_WORDS - 1] + "…"


def _retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Seconds to wait, from Retry-After (seconds) or X-RateLimit-Reset (a unix time)."""
    if (after := headers.get("retry-after", "")).isdecimal():
        return float(min(int(after[:9]), 86_400))
    if (reset := headers.get("x-ratelimit-reset", "")).isdecimal():
        return min(max(0.0, int(reset[:12]) - now), 86_400.0)
    return None
