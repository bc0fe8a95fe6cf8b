"""Links of buttons and media: what a customer's phone opens, and what a click mends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.message.strategies import texts
from wacomposer.message.findings import Code, Finding, Remedy, Severity
from wacomposer.message.links import ascii_host, encode_spaces, review_url, split_url, with_https


def found(url: str, plain_http: Severity = Severity.ERROR) -> tuple[Finding, ...]:
    return review_url(url, "buttons.0.url", plain_http=plain_http)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com",
        "https://example.com/",
        "https://EXAMPLE.com/a/b?c=d&e=%20#f",
        "https://example.com:8443/x",
        "https://example.com.",
        "https://sub_domain.example.com",
        "https://xn--mnchen-3ya.de/",
        "https://203.0.113.7/x",
        "https://[2001:db8::1]/x",
        "https://[2001:db8::1]:8443/",
        "https://user:pass@example.com/",
        "https://example.com/münchen/日本?q=é",
        "https://example.com/a\\b",
        "https://" + "a" * 63 + ".com/" + "x" * 10_000,
    ],
)
def test_links_that_open(url: str) -> None:
    assert found(url) == ()


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "javascript:1",
        "javascript://example.com/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://example.com/x",
        "tel:+551130000000",
        "mailto:a@example.com",
        "whatsapp://send?text=x",
        "https:",
        "https://",
        "https:///path",
        "https://?x",
        "https:example.com",
        "https:/example.com",
        "https://.",
        "https://.example.com",
        "https://example..com",
        "https://exa$mple.com",
        "https://example.com:port/",
        "https://example.com:99999/",
        "https://[::1",
        "https://[nonsense]/",
        "https://example.com\\@evil.example/",
        "https://example.com\\evil",
        "https://a\u0000b.com",
        "https://a\x7fb.com",
        "https://\ud800.com",
        "https://例\u2044え.com/..",
        "https://\u05d0b.com",
        "https://ex\u3000ample..com",
        "\x01https://example.com",
        "-",
        "?",
        "#top",
        "/path",
    ],
)
def test_what_is_no_web_address(url: str) -> None:
    (only,) = found(url) or (None,)
    assert only is not None
    assert only.severity is Severity.ERROR
    assert only.code in {Code.NOT_A_URL, Code.URL_SPACE}
    assert Remedy.USE_HTTPS not in only.remedies


@pytest.mark.parametrize(
    ("url", "mended"),
    [
        ("http://example.com/a", "https://example.com/a"),
        ("HTTP://example.com/a", "https://example.com/a"),
        ("HTTPS://example.com/a", "https://example.com/a"),
        ("Https://example.com/a", "https://example.com/a"),
        ("example.com", "https://example.com"),
        ("example.com:8080/a", "https://example.com:8080/a"),
        ("example.com:8080?a", "https://example.com:8080?a"),
        ("localhost:8080", "https://localhost:8080"),
        ("//example.com/a", "https://example.com/a"),
        ("www.example.com/?u=http://x", "https://www.example.com/?u=http://x"),
    ],
)
def test_links_without_https_are_mended_by_a_click(url: str, mended: str) -> None:
    (only,) = found(url)
    assert (only.code, only.severity, only.remedies) == (
        Code.NOT_HTTPS,
        Severity.ERROR,
        (Remedy.USE_HTTPS,),
    )
    assert with_https(url) == mended
    assert found(mended) == ()


def test_media_over_plain_http_is_only_warned_of() -> None:
    (only,) = found("http://example.com/a.jpg", Severity.WARNING)
    assert (only.code, only.severity) == (Code.NOT_HTTPS, Severity.WARNING)
    (only,) = found("example.com/a.jpg", Severity.WARNING)
    assert (only.code, only.severity) == (Code.NOT_HTTPS, Severity.ERROR)


@pytest.mark.parametrize(
    ("url", "mended"),
    [
        ("https://example.com/two words", "https://example.com/two%20words"),
        (" https://example.com ", "https://example.com"),
        ("https://example.com/a\tb", "https://example.com/a%09b"),
        ("https://example.com/a\u00a0b", "https://example.com/a%C2%A0b"),
        ("https://example.com/a\u2028b", "https://example.com/a%E2%80%A8b"),
        ("https://example.com/\n", "https://example.com/"),
    ],
)
def test_spaces_are_mended_by_a_click(url: str, mended: str) -> None:
    (only,) = found(url)
    assert (only.code, only.severity, only.remedies) == (
        Code.URL_SPACE,
        Severity.ERROR,
        (Remedy.ENCODE_URL,),
    )
    assert encode_spaces(url) == mended
    assert found(mended) == ()


@pytest.mark.parametrize("url", ["https://exam ple.com", "two words", "java script:alert(1)", "a b.example/"])
def test_spaces_that_encoding_does_not_mend(url: str) -> None:
    (only,) = found(url)
    assert (only.code, only.remedies) == (Code.URL_SPACE, ())


@pytest.mark.parametrize(
    ("host", "wire"),
    [
        ("münchen.de", "xn--mnchen-3ya.de"),
        ("faß.de", "xn--fa-hia.de"),
        ("例え.jp", "xn--r8jz45g.jp"),
        ("日本。jp", "xn--wgv71a.jp"),
        ("مثال.إختبار", "xn--mgbh0fb.xn--kgbechtv"),
        ("i❤.ws", "xn--i-7iq.ws"),
        ("раураӏ.com", "xn--80aa0cbo65f.com"),
    ],
)
def test_internationalised_domains_are_shown_as_they_travel(host: str, wire: str) -> None:
    (only,) = found(f"https://{host}/x")
    assert (only.code, only.severity) == (Code.URL_INTERNATIONAL, Severity.WARNING)
    assert only.facts == {"host": host, "wire": wire}
    assert ascii_host(host) == wire


@pytest.mark.parametrize("host", ["ü" * 70, "\u05d0b.com", "\ud800.com", "ü..de"])
def test_domains_that_cannot_travel(host: str) -> None:
    assert ascii_host(host) == ""


@given(texts | st.text("htps:/.@\\[]?#%abü \u200b\n", max_size=25))
def test_any_text_is_reviewed_and_a_clean_link_has_a_host(url: str) -> None:
    if url:
        findings = found(url)
        assert len(findings) <= 1
        if not findings:
            parts = split_url(url)
            assert parts is not None
            assert parts.scheme == "https"
            assert parts.hostname
            assert url.startswith("https://")
