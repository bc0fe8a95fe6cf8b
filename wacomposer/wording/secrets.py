"""Sentences for the store of secrets: where it is, and what keeps it from answering."""

from __future__ import annotations

from wacomposer.storage.secrets.result import Kind, Place, Trouble

_PLACES = {
    Place.SECRET_SERVICE: "this system’s keyring (Secret Service)",
    Place.KWALLET: "KWallet",
    Place.WINDOWS: "the Windows Credential Manager",
    Place.MACOS: "the macOS Keychain",
    Place.SESSION: "memory, until wacomposer is closed",
}
_TROUBLES = {
    Kind.LOCKED: "The keyring is locked.",
    Kind.ABSENT: "This system has no keyring that wacomposer can use.",
    Kind.HANGING: "The keyring does not answer.",
    Kind.REFUSED: "The keyring refused ({detail}).",
    Kind.UNUSABLE: "What the keyring holds for this account cannot be used.",
}
_ADVICE = {
    Kind.LOCKED: "Unlock it and try again, or enter the secret for this session only.",
    Kind.ABSENT: "Secrets can be kept for this session only; they are never written to a file.",
    Kind.HANGING: "Wait or restart it, or enter the secret for this session only.",
    Kind.REFUSED: "Try again, or enter the secret for this session only.",
    Kind.UNUSABLE: "Enter the secret again.",
}


def store_name(place: Place) -> str:
    """What people call the store."""
    return _PLACES[place]


def describe_trouble(trouble: Trouble) -> tuple[str, str]:
    """What is wrong with the store, and what to do about it."""
    return _TROUBLES[trouble.kind].format(detail=trouble.detail), _ADVICE[trouble.kind]
