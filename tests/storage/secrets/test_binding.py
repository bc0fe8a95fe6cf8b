"""What a secret is bound to, and the environment variables that stand in for a store."""

import pytest

from wacomposer.providers.secret import Secret
from wacomposer.storage.secrets.binding import entry_name, host_of
from wacomposer.storage.secrets.environment import UnusableVariable, environment_secret, variable_name


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://api.example.com", "api.example.com"),
        ("https://API.Example.com/v1/", "api.example.com"),
        ("HTTPS://api.example.com:443", "api.example.com"),
        ("https://api.example.com:8443/x", "api.example.com:8443"),
        ("http://localhost:80", "localhost"),
        ("http://127.0.0.1:5000", "127.0.0.1:5000"),
        ("http://[::1]:5000/v1", "[::1]:5000"),
        ("http://[::1]", "[::1]"),
        ("https://bücher.example", "xn--bcher-kva.example"),
        ("https://BÜCHER.example:8443/v1", "xn--bcher-kva.example:8443"),
        ("https://xn--bcher-kva.example", "xn--bcher-kva.example"),
        ("https://ü..example", None),
        ("https://\u05d0b.example", None),
        ("https://bücher.example@evil.example", None),
        ("https://api.example.com.evil.example", "api.example.com.evil.example"),
        ("https://api.example.com/@shop", "api.example.com"),
        ("https://api.example.com@evil.example", None),
        ("https://api.example.com?@evil.example", None),
        ("https://api.example.com#@evil.example/", None),
        ("https://evil.example\\@api.example.com", None),
        ("https://api.example.com\\.evil.example", None),
        ("https://api.exa\nmple.com", None),
        (" https://api.example.com", None),
        ("https://api.example.com:port", None),
        ("https://api.example.com:99999", None),
        ("https://[::1", None),
        ("https://", None),
        ("ftp://api.example.com", None),
        ("api.example.com", None),
        ("", None),
    ],
)
def test_the_host_of_a_base_url(url: str, host: str | None) -> None:
    assert host_of(url) == host


def test_entries_differ_by_account_field_and_host() -> None:
    assert entry_name("0a1b", "token", "api.example.com:8443") == "0a1b/token@api.example.com:8443"


@pytest.mark.parametrize("parts", [("", "token", "h"), ("a", "", "h"), ("a", "token", "")])
def test_nothing_is_bound_to_nothing(parts: tuple[str, str, str]) -> None:
    with pytest.raises(ValueError, match="bound"):
        entry_name(*parts)


@pytest.mark.parametrize(
    ("provider", "field", "name"),
    [
        ("ryzeapi", "token", "WACOMPOSER_RYZEAPI_TOKEN"),
        ("wachat", "api_key", "WACOMPOSER_WACHAT_API_KEY"),
        ("awal", "hmac_secret", "WACOMPOSER_AWAL_HMAC_SECRET"),
        ("my-own.2", "key", "WACOMPOSER_MY_OWN_2_KEY"),
    ],
)
def test_names_of_variables(provider: str, field: str, name: str) -> None:
    assert variable_name(provider, field) == name


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("PLANTED-1f2e3d", Secret("PLANTED-1f2e3d")),
        ("", None),
        (None, None),
        ("PLANTED\n", UnusableVariable("WACOMPOSER_WUTS_TOKEN")),
        ("PLANTED TOKEN", UnusableVariable("WACOMPOSER_WUTS_TOKEN")),
        ("PLANTÉD", UnusableVariable("WACOMPOSER_WUTS_TOKEN")),
    ],
)
def test_secrets_from_the_environment(value: str | None, expected: object) -> None:
    environ = {"WACOMPOSER_RYZEAPI_TOKEN": "other"} | (
        {"WACOMPOSER_WUTS_TOKEN": value} if value is not None else {}
    )
    found = environment_secret("wuts", "token", environ)
    assert found == expected
    assert "PLANT" not in repr(found)
