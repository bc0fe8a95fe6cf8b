"""What stands in the way of a send: losses, recipients, options and accounts as findings with their facts."""

import re
from decimal import Decimal

import pytest

from tests.providers.parts import (
    KEYS,
    SMALL,
    account,
    errors_of,
    message,
    provider,
    reply,
    submission,
    text_header,
    warnings_of,
)
from wacomposer.message.findings import Finding, Remedy
from wacomposer.message.limits import Limit
from wacomposer.providers.contract import Account, OptionKind
from wacomposer.providers.fields import read_flag, read_seconds
from wacomposer.providers.review import (
    review,
    review_account,
    review_content,
    review_losses,
    review_options,
    review_recipient,
)

every_provider = pytest.mark.parametrize("key", KEYS)


def only(found: tuple[Finding, ...]) -> Finding:
    assert len(found) == 1
    return found[0]


@every_provider
def test_a_small_message_passes_everywhere_without_a_word(key: str) -> None:
    assert review(submission(), account(key), provider(key)) == ()


def test_a_header_that_is_not_carried_names_the_provider_and_two_ways_out() -> None:
    composed = message(header=text_header("Hello"), body="Hi", buttons=[reply("a", "Yes")])
    found = only(review_losses(composed, provider("wuts")))
    assert dict(found.facts) == {"provider": "WUTS", "kind": "text"}
    assert found.remedies == (Remedy.REMOVE_HEADER, Remedy.OTHER_PROVIDER)
    assert found.source == "docs.wuts.com.br, Send Buttons Message, read 2026-11"


@every_provider
@pytest.mark.parametrize(
    "header", [text_header(""), text_header(" "), {"kind": "image"}, {"kind": "video", "url": " "}]
)
def test_an_empty_header_can_be_left_out_by_one_click(key: str, header: dict[str, str]) -> None:
    composed = message(header=header, body="Hi", buttons=[reply("a", "Yes")])
    found = review_content(composed, provider(key))
    assert len(found) == (1 if header["kind"] in provider(key).header_kinds else 2)
    assert [remedy for each in found for remedy in each.remedies].count(Remedy.REMOVE_HEADER) == 1


def test_a_button_that_is_not_carried_names_itself() -> None:
    url = {"kind": "url", "text": "Go", "url": "https://example.com"}
    composed = message(body="Hi", buttons=[reply("a", "Yes"), url])
    found = only(review_losses(composed, provider("awal")))
    assert (found.place, dict(found.facts)) == (
        "buttons.1",
        {"provider": "Awal", "kind": "url", "number": 2},
    )
    assert found.remedies == (Remedy.OTHER_PROVIDER, Remedy.MAKE_REPLY, Remedy.REMOVE_BUTTON)


def test_a_text_that_is_too_long_here_counts_among_the_losses() -> None:
    composed = message(body="x" * 1025, buttons=[reply("a", "Yes")])
    assert [each.place for each in review_losses(composed, provider("awal"))] == ["body"]
    assert review_losses(composed, provider("ryzeapi")) == ()


@every_provider
def test_no_page_documents_single_lines_so_a_break_refuses_nothing(key: str) -> None:
    composed = message(body="Hi", buttons=[reply("a\nb", "Yes\nNo")], footer="a\nb")
    assert errors_of(key, composed) == []
    assert [each for each in warnings_of(key, composed) if "line_break" in each] == [
        "footer line_break",
        "buttons.0.text line_break",
        "buttons.0.id line_break",
    ]


def test_a_line_break_that_a_provider_refuses_counts_among_its_losses() -> None:
    strict = provider("awal")._replace(limits={"footer": Limit(60, "the page", one_line=True)})
    composed = message(body="Hi", buttons=[reply("a\nb", "Yes")], footer="a\nb")
    assert [each.place for each in review_losses(composed, strict)] == ["footer"]
    assert review_losses(composed, provider("awal")) == ()


@every_provider
@pytest.mark.parametrize("key_of_option", ["replyTo", "button_types", "delay", "novelty"])
def test_an_option_that_is_not_known_can_be_dropped(key: str, key_of_option: str) -> None:
    if provider(key).option(key_of_option):
        return
    found = only(review_options({key_of_option: "1"}, provider(key)))
    assert (found.code, found.place) == ("option_not_carried", f"options.{key_of_option}")
    assert found.remedies == (Remedy.DROP_OPTION,)
    assert dict(found.facts) == {"provider": provider(key).name, "option": key_of_option}
    assert review_options({key_of_option: ""}, provider(key)) == ()


def test_a_delay_between_the_steps_can_be_rounded() -> None:
    found = only(review_options({"delay": " 1.5 "}, provider("ryzeapi")))
    assert dict(found.facts) == {
        "option": "Delay",
        "provider": "RyzeAPI",
        "unit": "whole seconds",
        "value": "1.5",
    }
    assert found.remedies == (Remedy.ROUND_DELAY,)


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("1", "1"),
        ("1.5", "1.5"),
        ("1,5", "1.5"),
        (" 0.001 ", "0.001"),
        (".5", "0.5"),
        ("5.", "5"),
        ("", None),
        (" ", None),
        (".", None),
        ("1.2.3", None),
        ("1,000.5", None),
        ("-1", None),
        ("+1", None),
        ("1e3", None),
        ("NaN", None),
        ("Infinity", None),
        ("١", None),
        ("1_000", None),
        ("0x1", None),
        ("\ud800", None),
    ],
)
def test_seconds_as_typed(typed: str, seconds: str | None) -> None:
    assert read_seconds(typed) == (Decimal(seconds) if seconds else None)


@pytest.mark.parametrize(
    ("typed", "flag"),
    [("true", True), (" Yes ", True), ("1", True), ("", False), ("FALSE", False), ("0", False), ("on", None)],
)
def test_flags_as_typed(typed: str, flag: bool | None) -> None:
    assert read_flag(typed) is flag


def test_a_number_that_is_too_short_for_one_provider() -> None:
    found = only(review_recipient("+123456789", provider("wuts")))
    assert dict(found.facts) == {"count": 9, "least": 10, "most": 15}
    assert review_recipient("+123456789", provider("wachat")) == ()


def test_a_jid_that_is_not_carried_names_the_servers_that_are() -> None:
    found = only(review_recipient("123456789012345@lid", provider("wuts")))
    assert dict(found.facts) == {
        "provider": "WUTS",
        "servers": "@s.whatsapp.net, @g.us, @newsletter",
    }
    assert only(review_recipient("123456789012345@lid", provider("awal"))).facts["servers"] == ""


@every_provider
@pytest.mark.parametrize("typed", ["", "11 99999-9999", "+55 11 9x", "+1", "a@b", "+" + "1" * 16])
def test_an_unusable_recipient_refuses_everywhere(key: str, typed: str) -> None:
    assert len(errors_of(key, SMALL, typed)) == 1
    assert warnings_of(key, SMALL, typed) == []


@pytest.mark.parametrize(
    "base_url",
    [
        "https://api.example.com",
        "https://api.example.com/",
        "https://api.example.com:8443/a/b%20c/",
        "https://203.0.113.7",
        "https://[2001:db8::1]:8443/x",
        "http://localhost:8000",
        "http://127.0.0.1:8000/ryzeapi",
        "http://[::1]/x",
        "https://api.example.com:1",
        "https://api.example.com:65535/x",
        "https://[2001:db8::1]:0443",
        "https://xn--bcher-kva.example",
    ],
)
def test_base_urls(base_url: str) -> None:
    assert review_account(account("wuts", base_url=base_url), provider("wuts")) == ()


@pytest.mark.parametrize(
    "base_url",
    [
        "api.example.com",
        "http://api.example.com",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com",
        "http://localhost@example.com",
        "http://127.0.0.1:1@example.com/",
        "https://user:pass@example.com",
        "https://",
        "https:///x",
        "https://a b",
        "https://example.com/a b",
        "https://example.com/?x=1",
        "https://example.com/#x",
        "https://example.com/a/../b",
        "https://example.com/.",
        "https://example.com:123456",
        "https://example.com/ü",
        "https://bücher.example/ü",
        "https://bücher.example?x=1",
        "https://bücher.example@evil.example",
        "https://evil.example\\@bücher.example",
        "https://bü cher.example",
        "https://ü..example",
        "https://" + "ü" * 70,
        "https://\u05d0b.example",
        "http://bücher.example",
        "http://１２７.0.0.1.example",
        "http://localhost.bücher.example",
        "https://example.com\\@evil.example",
        "https://example.com/\x00",
        "https://example.com\n",
        "ftp://example.com",
        "javascript:alert(1)",
        "\ud800",
    ],
)
def test_base_urls_that_are_refused(base_url: str) -> None:
    found = only(review_account(account("wuts", base_url=base_url), provider("wuts")))
    assert (found.place, found.code) == ("account.base_url", "account_field_form")
    assert base_url not in found.facts.values()


@pytest.mark.parametrize(
    "base_url",
    [
        "https://example.com:0",
        "https://example.com:00/x",
        "https://example.com:65536",
        "https://example.com:70000/a:1",
        "https://example.com:123456",
        "https://bücher.example:65536",
        "https://[2001:db8::1]:65536",
        "http://localhost:99999",
    ],
)
def test_ports_that_no_connection_can_name(base_url: str) -> None:
    found = only(review_account(account("wuts", base_url=base_url), provider("wuts")))
    assert found.code == "account_field_form"
    assert found.facts["form"] == "an address whose port is from 1 to 65535"


@pytest.mark.parametrize(
    ("base_url", "sent"),
    [
        ("https://bücher.example", "https://xn--bcher-kva.example"),
        ("https://BÜCHER.Example/", "https://xn--bcher-kva.example/"),
        ("https://bücher.example:8443/v1/", "https://xn--bcher-kva.example:8443/v1/"),
        ("https://例え.jp/api", "https://xn--r8jz45g.jp/api"),
        ("https://日本。jp", "https://xn--wgv71a.jp"),
        ("https://ｅxample.com", "https://example.com"),
        ("https://ryzеapi.cloud", "https://xn--ryzapi-5of.cloud"),  # with a Cyrillic е
    ],
)
@every_provider
def test_internationalised_domains_are_asked_in_ascii_which_is_told(
    key: str, base_url: str, sent: str
) -> None:
    own = account(key, base_url=base_url)
    (found,) = (each for each in review(submission(), own, provider(key)) if each.place == "account.base_url")
    assert (found.severity, found.code, found.facts["wire"]) == ("warning", "account_field_wire", sent)
    request = provider(key).build(submission(), own, 0)
    assert request.url.startswith(sent.rstrip("/") + "/")
    same = account(key, base_url=sent)
    assert provider(key).build(submission(), same, 0) == request


@every_provider
def test_what_a_provider_declares_fits_together(key: str) -> None:
    spec = provider(key)
    assert len({field.key for field in spec.fields}) == len(spec.fields)
    assert len({option.key for option in spec.options}) == len(spec.options)
    assert [field.key for field in spec.secret_fields] == {
        "wachat": ["api_key"],
        "ryzeapi": ["token"],
        "wuts": ["token"],
        "awal": ["hmac_secret"],
    }[key]
    for field in spec.fields:
        assert spec.field(field.key) is field
        assert not field.default or re.fullmatch(field.pattern, field.default)
        assert all(re.fullmatch(field.pattern, value) for value, _ in field.choices)
        assert not (field.secret and field.default)
    for option in spec.options:
        assert spec.option(option.key) is option
        assert not option.needs or spec.option(option.needs)
        assert option.kind is not OptionKind.SECONDS or option.most % option.step == 0
    with pytest.raises(KeyError, match="novelty"):
        spec.field("novelty")


def test_the_documented_base_urls_are_the_defaults() -> None:
    assert {key: provider(key).field("base_url").default for key in KEYS} == {
        "wachat": "https://app.wachat.net/api/v1",
        "ryzeapi": "https://ryzeapi.cloud",
        "wuts": "https://api.wuts.com.br",
        "awal": "https://api.awalchat.com/api/developer",
    }


@every_provider
def test_an_account_without_anything_lacks_exactly_its_fields_without_a_default(key: str) -> None:
    found = review_account(Account(key, "Empty"), provider(key))
    lacking = [f"account.{field.key}" for field in provider(key).public_fields if not field.default]
    assert [(each.place, each.code) for each in found] == [
        (place, "account_field_missing") for place in lacking
    ]
    blank = Account(key, "Blank", dict.fromkeys(["instance", "phone_number_id", "domain", "client_id"], "  "))
    assert [each.place for each in review_account(blank, provider(key))] == lacking
