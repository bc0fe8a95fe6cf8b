"""The examples of the providers' own pages, composed in the form: what leaves is what the pages document."""

import hashlib
import hmac
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys.conftest import Start
from tests.journeys.driver.accounts import Safe, add_account
from tests.journeys.driver.eyes import wait_for
from tests.journeys.driver.program import Program
from tests.practice import examples
from wacomposer.practice.credentials import account_values, secret_values
from wacomposer.practice.gateway import PracticeGateway
from wacomposer.practice.record import Received

OpenShop = Callable[..., Program]
CARRIES = {"Reply": "id", "URL": "URL", "Call": "phone", "Copy": "code"}


@pytest.fixture
def gateway() -> Iterator[PracticeGateway]:
    """A server outside of the program that behaves as the pages say, and keeps what it received."""
    with PracticeGateway() as running:
        yield running


@pytest.fixture
def open_shop(start: Start, gateway: PracticeGateway, tmp_path: Path) -> Iterator[OpenShop]:
    """Starts the program with an account at the gateway, called "Shop", whose secret is in the keyring."""
    safe = Safe()

    def begin(provider: str, **values: str) -> Program:
        account = add_account(
            tmp_path / "data",
            provider,
            "Shop",
            account_values(provider, gateway.base_url(provider)) | values,
        )
        for field, value in secret_values(provider).items():
            safe.put(account, field, value)
        return start()

    yield begin
    safe.empty()


def compose(program: Program, body: str, footer: str, buttons: list[tuple[str, str, str]]) -> None:
    """Compose a new message; `buttons` are kind, text, and what they carry."""
    eyes = program.eyes
    program.hand.press("ctrl+n")
    wait_for(lambda: eyes.has("Go on without saving") or not eyes.has("Button 1 text"), "new or a question")
    if eyes.has("Go on without saving"):
        eyes.press("Go on without saving")
    eyes.stops_having("Button 1 text")
    eyes.write("Body", body)
    eyes.write("Footer", footer)
    for number, (kind, text, value) in enumerate(buttons, start=1):
        eyes.press("Add button")
        program.choose(f"Button {number} kind", kind)
        eyes.write(f"Button {number} text", text)
        eyes.write(f"Button {number} {CARRIES[kind]}", value)


def send(program: Program, provider: str, to: str, gateway: PracticeGateway) -> Received:
    """Send through the account "Shop" and see it accepted; what the server received."""
    eyes = program.eyes
    eyes.press(provider, inside="Provider")
    program.choose("Account", "Shop")
    eyes.write("Recipient", to)
    eyes.press("Send")
    eyes.says(f"Accepted by {provider}.")
    assert gateway.count() == 1
    received = gateway.received()[0]
    gateway.clear()
    return received


def assert_documented(received: Received, path: str, page: str, **headers: str) -> None:
    """It was a POST to `path` with exactly the body of the page, compact and in the page's order."""
    assert (received.method, received.path) == ("POST", path)
    body = json.dumps(json.loads(page), ensure_ascii=False, separators=(",", ":")).encode()
    assert received.body == body
    expected = {name.replace("_", "-"): value for name, value in headers.items()}
    assert {name: received.headers[name] for name in ("content-type", *expected)} == {
        "content-type": "application/json",
        **expected,
    }


def test_wachat(open_shop: OpenShop, gateway: PracticeGateway) -> None:
    program = open_shop("wachat", instance="my-instance-01")
    compose(
        program,
        "Will you be attending the event tomorrow morning?",
        "Wachat",
        [("Reply", "Yes, I m Coming", "btn_yes"), ("Reply", "Sorry, Unable to attend", "btn_no")],
    )
    program.eyes.press("Text", inside="Header")
    program.eyes.write("Header text", "Confirm Attendance")
    program.eyes.press("Wachat", inside="Provider")
    program.eyes.write("Delay", "1")
    program.eyes.write("Button types", "1,2")
    received = send(program, "Wachat", "+62 812-3456-789", gateway)
    assert_documented(
        received,
        "/wachat/send/button",
        json.dumps(examples.WACHAT),
        authorization="Bearer practice-api-key",
    )
    program.eyes.says("It gave no message id.")
    program.quit()


def test_ryzeapi(open_shop: OpenShop, gateway: PracticeGateway) -> None:
    program = open_shop("ryzeapi", instance="minha-instancia")
    eyes = program.eyes
    path = "/ryzeapi/api/message/button/minha-instancia"

    compose(
        program,
        "How can we help you today?",
        "Available 24/7",
        [
            ("Reply", "Talk to sales", "menu_sales"),
            ("Reply", "Technical support", "menu_support"),
            ("Reply", "Billing", "menu_billing"),
        ],
    )
    eyes.press("Text", inside="Header")
    eyes.write("Header text", "RyzeAPI Support")
    received = send(program, "RyzeAPI", "+55 11 99999-9999", gateway)
    assert_documented(received, path, examples.RYZEAPI_REPLIES, token="practice-token")

    compose(
        program,
        "Flash sale: 30% OFF on annual subscriptions.",
        "Valid until 11:59pm today",
        [("Reply", "Subscribe now", "promo_subscribe"), ("Reply", "See details", "promo_details")],
    )
    eyes.press("Image", inside="Header")
    eyes.write("Media URL", "https://example.com/img/promo.jpg")
    received = send(program, "RyzeAPI", "+5511999999999", gateway)
    assert_documented(received, path, examples.RYZEAPI_MEDIA, token="practice-token")

    compose(
        program,
        "Choose how you want to proceed:",
        "Coupon valid for 24h",
        [
            ("URL", "Track order", "https://store.example.com/order/12345"),
            ("Call", "Talk to support", "+551130000000"),
            ("Copy", "Copy coupon", "RYZE10"),
        ],
    )
    eyes.press("Text", inside="Header")
    eyes.write("Header text", "Order #12345 confirmed")
    received = send(program, "RyzeAPI", "+5511999999999", gateway)
    assert_documented(received, path, examples.RYZEAPI_MIXED, token="practice-token")
    program.quit()


def test_wuts(open_shop: OpenShop, gateway: PracticeGateway) -> None:
    program = open_shop("wuts")
    compose(
        program,
        "How would you like to proceed with your order?",
        "WUTS Store",
        [
            ("Reply", "Confirm", "confirm_order"),
            ("Reply", "Change items", "change_order"),
            ("Reply", "Cancel", "cancel_order"),
        ],
    )
    received = send(program, "WUTS", "+5511999999999", gateway)
    token = "Bearer 00000000-0000-4000-8000-000000000000"
    assert_documented(received, "/wuts/send/buttons", examples.WUTS, authorization=token)
    program.quit()


def test_awal(open_shop: OpenShop, gateway: PracticeGateway) -> None:
    program = open_shop("awal", domain="practice", client_id="practice-client")
    compose(
        program,
        "Get 20% off on all products! Offer valid for 24 hours only.",
        "Limited Offer",
        [
            ("Reply", "View Products", "btn_view_products"),
            ("Reply", "Contact Us", "btn_contact"),
            ("Reply", "Later", "btn_cancel"),
        ],
    )
    program.eyes.press("Text", inside="Header")
    program.eyes.write("Header text", "šŸŽ‰ Special Offer")
    received = send(program, "Awal", "+966 50 000 000", gateway)

    timestamp = received.headers["x-timestamp"]
    assert abs(time.time() - int(timestamp)) < 60
    signed = b"POST/w/message/button?phone_number_id=123456" + timestamp.encode() + received.body
    signature = hmac.new(b"practice-hmac-secret", signed, hashlib.sha256).hexdigest()
    assert_documented(
        received,
        "/awal/w/message/button?phone_number_id=123456",
        examples.AWAL,
        accept="application/json",
        x_awal_signature_256=f"sha256={signature}",
        x_domain="practice",
        x_client_id="practice-client",
    )
    program.quit()
