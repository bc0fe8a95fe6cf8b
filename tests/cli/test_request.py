"""wacomposer request: the providers' own examples, fields and options, and where findings go."""

import json
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.conftest import RECIPIENT, Message, Run, is_sentence
from tests.practice import examples
from wacomposer.cli.exits import UnusableError
from wacomposer.cli.inputs import read_fields, read_options
from wacomposer.providers.catalog import PROVIDERS, provider_by_key
from wacomposer.providers.contract import Provider

JSON = "application/json"


def replies(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"kind": "reply", "id": id_, "text": text} for id_, text in pairs]


AWAL = {**json.loads(examples.AWAL), "header_text": "🎉 Special Offer"}

# The six examples of the providers' pages: message, arguments, and the request as documented.
EXAMPLES: dict[str, tuple[dict[str, Any], str, str, dict[str, str], dict[str, Any]]] = {
    "wachat": (
        {
            "header": {"kind": "text", "text": "Confirm Attendance"},
            "body": "Will you be attending the event tomorrow morning?",
            "footer": "Wachat",
            "buttons": replies(("btn_yes", "Yes, I m Coming"), ("btn_no", "Sorry, Unable to attend")),
        },
        (
            "--provider wachat --to +628123456789 --set account.instance=my-instance-01 "
            "--option delay=1 --option button_types=1,2"
        ),
        "https://app.wachat.net/api/v1/send/button",
        {"Authorization": "Bearer <api_key>", "Content-Type": JSON},
        examples.WACHAT,
    ),
    "ryzeapi, replies": (
        {
            "header": {"kind": "text", "text": "RyzeAPI Support"},
            "body": "How can we help you today?",
            "footer": "Available 24/7",
            "buttons": replies(
                ("menu_sales", "Talk to sales"),
                ("menu_support", "Technical support"),
                ("menu_billing", "Billing"),
            ),
        },
        "--provider ryzeapi --to +5511999999999 --set account.instance=shop",
        "https://ryzeapi.cloud/api/message/button/shop",
        {"token": "<token>", "Content-Type": JSON},
        json.loads(examples.RYZEAPI_REPLIES),
    ),
    "ryzeapi, image": (
        {
            "header": {"kind": "image", "url": "https://example.com/img/promo.jpg"},
            "body": "Flash sale: 30% OFF on annual subscriptions.",
            "footer": "Valid until 11:59pm today",
            "buttons": replies(("promo_subscribe", "Subscribe now"), ("promo_details", "See details")),
        },
        "--provider ryzeapi --to +5511999999999 --set account.instance=shop",
        "https://ryzeapi.cloud/api/message/button/shop",
        {"token": "<token>", "Content-Type": JSON},
        json.loads(examples.RYZEAPI_MEDIA),
    ),
    "ryzeapi, mixed": (
        {
            "header": {"kind": "text", "text": "Order #12345 confirmed"},
            "body": "Choose how you want to proceed:",
            "footer": "Coupon valid for 24h",
            "buttons": [
                {"kind": "url", "text": "Track order", "url": "https://store.example.com/order/12345"},
                {"kind": "call", "text": "Talk to support", "phone": "+551130000000"},
                {"kind": "copy", "text": "Copy coupon", "code": "RYZE10"},
            ],
        },
        "--provider ryzeapi --to +5511999999999 --set account.instance=shop",
        "https://ryzeapi.cloud/api/message/button/shop",
        {"token": "<token>", "Content-Type": JSON},
        json.loads(examples.RYZEAPI_MIXED),
    ),
    "wuts": (
        {
            "body": "How would you like to proceed with your order?",
            "footer": "WUTS Store",
            "buttons": replies(
                ("confirm_order", "Confirm"), ("change_order", "Change items"), ("cancel_order", "Cancel")
            ),
        },
        "--provider wuts --to +5511999999999 --set account.base_url=https://example.com",
        "https://example.com/send/buttons",
        {"Authorization": "Bearer <token>", "Content-Type": JSON},
        json.loads(examples.WUTS),
    ),
    "awal": (
        {
            "header": {"kind": "text", "text": "🎉 Special Offer"},
            "body": "Get 20% off on all products! Offer valid for 24 hours only.",
            "footer": "Limited Offer",
            "buttons": replies(
                ("btn_view_products", "View Products"), ("btn_contact", "Contact Us"), ("btn_cancel", "Later")
            ),
        },
        (
            "--provider awal --to +96650000000 --set account.phone_number_id=123456 "
            "--set account.domain=your-workspace --set account.client_id=your-client-id"
        ),
        "https://api.awalchat.com/api/developer/w/message/button?phone_number_id=123456",
        {
            "Accept": JSON,
            "Content-Type": JSON,
            "X-Awal-Signature-256": "sha256=<signature by hmac_secret>",
            "X-Domain": "your-workspace",
            "X-Client-ID": "your-client-id",
        },
        AWAL,
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_of_the_pages(run: Run, message: Message, name: str) -> None:
    changes, arguments, url, headers, body = EXAMPLES[name]
    ran = run("request", message(**changes), *arguments.split(), "--json")

    assert ran.code == 0
    assert "error" not in ran.err
    printed = ran.data
    assert list(printed) == ["method", "url", "headers", "body"]
    assert (printed["method"], printed["url"]) == ("POST", url)
    timestamp = printed["headers"].pop("X-Timestamp", None)
    assert printed["headers"] == headers
    assert (timestamp is not None) == ("X-Domain" in headers)
    assert printed["body"] == body


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_same_as_text(run: Run, message: Message, name: str) -> None:
    changes, arguments, url, headers, body = EXAMPLES[name]
    head, _, rest = run("request", message(**changes), *arguments.split()).out.partition("\n\n")

    first, *lines = head.splitlines()
    assert first == f"POST {url}"
    assert {f"{name}: {value}" for name, value in headers.items()} <= set(lines)
    assert json.loads(rest) == body


def test_a_seconds_timestamp(run: Run, message: Message) -> None:
    before = int(time.time())
    headers = run("request", message(), "--provider", "awal", "--to", RECIPIENT, "--json").data["headers"]
    assert before <= int(headers["X-Timestamp"]) <= time.time()


@pytest.mark.parametrize(
    ("provider", "url"),
    [
        ("wachat", "https://app.wachat.net/api/v1/send/button"),
        ("ryzeapi", "https://ryzeapi.cloud/api/message/button/<instance>"),
        ("wuts", "https://api.wuts.com.br/send/buttons"),
        ("awal", "https://api.awalchat.com/api/developer/w/message/button?phone_number_id=<phone_number_id>"),
    ],
)
def test_what_is_not_given_is_a_placeholder(run: Run, message: Message, provider: str, url: str) -> None:
    ran = run("request", message(), "--provider", provider, "--to", "", "--json")

    assert ran.code == 0
    assert ran.data["url"] == url
    assert "<recipient>" in json.dumps(ran.data["body"])
    assert "Recipient: error: No recipient yet." in ran.err


def test_findings_are_told_and_the_request_is_printed(run: Run, message: Message) -> None:
    path = message(header={"kind": "text", "text": "Hi"}, body="")
    ran = run(
        "request", path, "--provider", "wuts", "--to", "+123456789012345", "--option", "delay=1", "--json"
    )

    assert ran.code == 0
    assert ran.data["body"]["message"] == ""
    assert all(line.startswith("wacomposer request: ") for line in ran.err.splitlines())
    for words in (
        "Header: error: WUTS has no header",
        "Body: error: Body is empty",
        ": error: WUTS has no delay",
        "Recipient: warning: No numbering plan knows +123456789012345",
    ):
        assert words in ran.err


@pytest.mark.parametrize(
    ("delay", "body", "finding"),
    [
        ("1.5", 1500, ""),
        ("0,25", 250, ""),
        ("0.0005", None, "cannot be expressed"),
        ("soon", None, "seconds"),
    ],
)
def test_the_delay_in_the_providers_unit(
    run: Run, message: Message, delay: str, body: int | None, finding: str
) -> None:
    ran = run(
        "request",
        message(),
        "--provider",
        "wachat",
        "--to",
        RECIPIENT,
        "--option",
        f"delay={delay}",
        "--json",
    )

    assert ran.data["body"].get("delay") == body
    assert finding in ran.err


@pytest.mark.parametrize(
    ("given", "instance"),
    [
        ("account.instance=shop", "shop"),
        ("ryzeapi.instance=shop", "shop"),
        ("instance=shop", "shop"),
        (" account.instance =shop", "shop"),
        ("account.instance=a=b c/ü", "a%3Db%20c%2F%C3%BC"),
        ("account.instance=", "<instance>"),
    ],
)
def test_account_fields(run: Run, message: Message, given: str, instance: str) -> None:
    ran = run("request", message(), "--provider", "ryzeapi", "--to", RECIPIENT, "--set", given, "--json")

    assert ran.data["url"] == f"https://ryzeapi.cloud/api/message/button/{instance}"


def test_an_internationalised_base_url(run: Run, message: Message) -> None:
    given = "base_url=https://bücher.example/v1/"
    ran = run("request", message(), "--provider", "wuts", "--to", RECIPIENT, "--set", given, "--json")

    assert ran.data["url"] == "https://xn--bcher-kva.example/v1/send/buttons"
    assert "warning: The account’s Base URL is sent as https://xn--bcher-kva.example/v1/." in ran.err


def test_a_port_that_there_is_not(run: Run, message: Message) -> None:
    given = "base_url=https://example.com:65536"
    ran = run("request", message(), "--provider", "wuts", "--to", RECIPIENT, "--set", given)

    assert ran.code == 0
    assert "error: The account’s Base URL must be an address whose port is from 1 to 65535." in ran.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("", "Name a provider with --provider, or an account with --account"),
        ("--provider all", "There is no provider all"),
        ("--provider twilio", "There are wachat, ryzeapi, wuts, awal"),
        ("--provider wuts --option delay", "--option takes NAME=VALUE"),
        ("--provider wuts --option =1", "--option takes NAME=VALUE"),
        ("--provider wuts --option dealy=1", "There is no option dealy. WUTS has no options"),
        ("--provider ryzeapi --option dealy=1", "has delay, replyTo, replyPrivate, source"),
        ("--provider ryzeapi --option delay=1 --option delay=2", "The option delay is given twice"),
        ("--provider ryzeapi --set instance", "--set takes account.FIELD=VALUE"),
        ("--provider ryzeapi --set wuts.base_url=x", "--set takes account.FIELD=VALUE"),
        ("--provider ryzeapi --set account.domain=x", "They have base_url, instance."),
        ("--provider ryzeapi --set account.=x", "RyzeAPI accounts have no field of that name"),
        ("--provider ryzeapi --set instance=x --set account.instance=y", "instance is given twice"),
        ("--provider ryzeapi --set account.token=planted", "or from WACOMPOSER_RYZEAPI_TOKEN"),
        ("--provider wachat --set account.api_key=planted", "or from WACOMPOSER_WACHAT_API_KEY"),
        ("--provider awal --set hmac_secret=planted", "or from WACOMPOSER_AWAL_HMAC_SECRET"),
        ("--account Nobody", "There is no account called Nobody. There are Practice Wachat, Practice"),
        ("--account Practice\xa0WUTS", "There is no account"),
    ],
)
def test_arguments_that_cannot_be_used(run: Run, message: Message, arguments: str, words: str) -> None:
    ran = run("request", message(), "--to", RECIPIENT, *arguments.split(" ") if arguments else ())

    assert (ran.code, ran.out) == (2, "")
    assert is_sentence(ran.err)
    assert words in ran.err
    assert "planted" not in ran.err


@pytest.mark.parametrize("argument", ["--to", "--set", "--option", "--account"])
def test_arguments_that_are_not_utf8(start: Run, message: Message, argument: str) -> None:
    values = {"--to": b"+55\xff", "--set": b"instance=\xff", "--option": b"source=\xff", "--account": b"\xff"}
    arguments = {"--provider": b"ryzeapi", "--to": RECIPIENT.encode(), argument: values[argument]}
    ran = start("request", message(), *(each for pair in arguments.items() for each in pair))

    assert (ran.code, ran.out) == (2, "")
    assert is_sentence(ran.err)
    assert f"The value of {argument} is not UTF-8" in ran.err


def test_a_message_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    ran = run("request", tmp_path / "none.wamsg", "--provider", "wuts", "--to", RECIPIENT)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "wacomposer request: none.wamsg does not exist.\n"


@given(
    provider=st.sampled_from(PROVIDERS),
    texts=st.lists(st.text(st.characters(codec="utf-8")), max_size=3),
)
def test_any_text_is_read_or_refused(provider: Provider, texts: list[str]) -> None:
    for read in (read_fields, read_options):
        with suppress(UnusableError):
            values = read(texts, provider)
            assert len(values) == len(texts)


@given(value=st.text(st.characters(codec="utf-8")))
def test_values_are_taken_as_they_are(value: str) -> None:
    ryzeapi = provider_by_key("ryzeapi")
    assert ryzeapi is not None
    assert read_fields([f"account.instance={value}"], ryzeapi) == {"instance": value}
    assert read_options([f"source={value}"], ryzeapi) == {"source": value}
