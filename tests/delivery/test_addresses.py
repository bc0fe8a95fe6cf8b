"""Which addresses are open to everyone."""

import pytest

from wacomposer.delivery.addresses import is_address, is_local_name, is_public


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8",
        "93.184.216.34",
        "192.0.1.1",
        "2606:4700::1111",
        "2001:4860:4860::8888",
        "::ffff:8.8.8.8",
        "::ffff:0:8.8.8.8",
        "64:ff9b::808:808",
        "2002:808:808::1",
    ],
)
def test_open_to_everyone(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",  # noqa: S104 - not bound to
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "192.0.0.8",
        "192.0.0.9",
        "192.0.0.171",
        "192.0.2.1",
        "192.88.99.1",
        "198.18.0.1",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd12:3456::1",
        "fec0::1",
        "ff02::1",
        "ff0e::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "64:ff9b:1::808:808",
        "::ffff:0:127.0.0.1",
        "::ffff:0:10.0.0.1",
        "100::1",
        "100:0:0:1::1",
        "2001:1::1",
        "2001:20::1",
        "2001:30::1",
        "2002:c058:6301::1",
        "3fff::1",
        "3fff:fff::1",
        "4000::1",
        "5f00::1",
        "f000::1",
        "2002:7f00:1::1",
        "2002:c0a8:101::1",
        "2001:0:7f00:1::1",
        "localhost",
        "8.8.8.8.example.com",
        "",
    ],
)
def test_somebodys_own(address: str) -> None:
    assert not is_public(address)


def test_names_and_addresses() -> None:
    assert is_address("::1")
    assert is_address("10.0.0.1")
    assert not is_address("example.com")
    assert not is_address("2130706433")
    assert all(map(is_local_name, ("localhost", "printer", "nas.local", "db.internal", "Router.LAN.")))
    assert not any(map(is_local_name, ("example.com", "local.example.com")))
