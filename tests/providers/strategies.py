"""Any option, account value, recipient and answer: what hypothesis draws."""

import json
from typing import Any

from hypothesis import strategies as st

from tests.message.strategies import texts
from tests.providers.parts import KEYS, provider

_OPTION_KEYS = sorted({option.key for key in KEYS for option in provider(key).options} | {"novelty"})
_FIELD_KEYS = sorted({field.key for key in KEYS for field in provider(key).public_fields})
_OPTION_VALUES = texts | st.sampled_from(["1", "1.5", "0.0001", "9" * 400, "true", "maybe", "1,2", "0" * 400])
options = st.dictionaries(st.sampled_from(_OPTION_KEYS), _OPTION_VALUES, max_size=4)
_VALUES = texts | st.sampled_from(
    ["https://[", "https://", "https://ü.example/ü", "https://a:99999", "full", "/", ".", "<instance>"]
)
account_values = st.dictionaries(st.sampled_from(_FIELD_KEYS), _VALUES, max_size=4)
recipients = texts | st.sampled_from(
    ["+5511999999999", "5511999999999", "120363041234567890@g.us", "+٥٥١١٩٩٩٩٩٩٩٩٩", "@", "+", "00"]
)

_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
_KNOWN = [
    "success",
    "status",
    "error",
    "error_code",
    "message",
    "message_id",
    "messageId",
    "id",
    "data",
    "details",
]
_WORDS = [
    "Button 2: DisplayText is required",
    "Button 99999: ID is required",
    "Failed to send buttons message: timeout",
    "validation_failed",
    "Rate limit exceeded",
    "Invalid token",
]


def _answers() -> st.SearchStrategy[dict[str, Any]]:
    values = _json | st.sampled_from(_WORDS) | st.booleans()
    field = st.fixed_dictionaries({}, optional={"field": values, "message": values})
    return st.fixed_dictionaries(
        {},
        optional=dict.fromkeys(_KNOWN, values)
        | {"validation": st.lists(field, max_size=2) | values}
        | {"details": st.dictionaries(st.sampled_from(["phone", "buttons.1.title", "x"]), values)},
    )


answers = st.binary(max_size=60) | (_json | _answers()).map(lambda data: json.dumps(data).encode())
"""Bodies of answers: mostly JSON with the names that providers use, with values of any shape."""

statuses = st.sampled_from([200, 201, 204, 301, 307, 400, 401, 403, 404, 408, 429, 500, 503]) | st.integers(
    0, 999
)
answer_headers = st.dictionaries(
    st.sampled_from(["content-type", "retry-after", "x-ratelimit-reset", "location"]),
    texts | st.sampled_from(["text/plain", "text/html", "30", "9" * 5000, "²", "٣٠"]),
)
