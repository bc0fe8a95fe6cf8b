"""What people call a language."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLocale

from wacomposer.message.languages import is_tag

UNNAMED = "Language not set"


@lru_cache(maxsize=64)
def language_name(tag: str) -> str:
    """The name of the language `tag`, such as "Portuguese (Brazil)"; the tag itself where none is known."""
    if not tag:
        return UNNAMED
    code, *rest = tag.split("-")
    language = QLocale.codeToLanguage(code) if is_tag(tag) else QLocale.Language.AnyLanguage
    if language in (QLocale.Language.AnyLanguage, QLocale.Language.C):
        return tag
    details = [name for subtag in rest if (name := _detail(subtag))]
    name = QLocale.languageToString(language)
    return f"{name} ({', '.join(details)})" if details else name


def _detail(subtag: str) -> str:
    """The name of a script or region."""
    territory, script = QLocale.codeToTerritory(subtag), QLocale.codeToScript(subtag)
    if territory is not QLocale.Country.AnyTerritory:
        return QLocale.territoryToString(territory)
    return "" if script is QLocale.Script.AnyScript else QLocale.scriptToString(script)
