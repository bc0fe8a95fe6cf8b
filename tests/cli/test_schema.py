"""wacomposer schema: a JSON Schema that says what message files are."""

from tests.cli.conftest import REPLIES, Run


def test_the_schema_names_what_a_file_has(run: Run) -> None:
    ran = run("schema")

    assert (ran.code, ran.err) == (0, "")
    assert ran.data["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert ran.data["required"] == ["format"]
    assert {*REPLIES, "header", "footer", "variables", "language", "variants"} == set(ran.data["properties"])
    assert ran.data["properties"]["format"]["const"] == "wacomposer/1"
    kinds = [
        each["properties"]["kind"] for each in ran.data["$defs"].values() if "kind" in each["properties"]
    ]
    named = {name for kind in kinds for name in kind.get("enum", [kind.get("const")])}
    assert named == {"text", "image", "video", "document", "reply", "url", "call", "copy"}
