"""Message files: what goes in comes out, and every unusable content has its own problem."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.message.strategies import messages
from wacomposer.message.file import (
    MAX_BYTES,
    MAX_DEPTH,
    FileFault,
    FileProblem,
    MessageFileError,
    message_bytes,
    parse_message,
    read_message,
    write_message,
)
from wacomposer.message.json_text import write_json
from wacomposer.message.model import MediaHeader, Message, ReplyButton
from wacomposer.message.shape import Shape, json_schema, message_data, read_message_data

EXAMPLE = """{
  "format": "wacomposer/1",
  "header": {
    "kind": "text",
    "text": "Order #12345 confirmed"
  },
  "body": "Choose how you want to proceed:",
  "footer": "Coupon valid for 24h",
  "buttons": [
    {
      "kind": "reply",
      "id": "menu_sales",
      "text": "Talk to sales"
    },
    {
      "kind": "url",
      "text": "Track order",
      "url": "https://store.example.com/order/12345"
    },
    {
      "kind": "call",
      "text": "Talk to support",
      "phone": "+551130000000"
    },
    {
      "kind": "copy",
      "text": "Copy coupon",
      "code": "RYZE10"
    }
  ]
}
"""


def problem_of(content: bytes) -> FileProblem:
    with pytest.raises(MessageFileError) as failure:
        parse_message(content, "x.wamsg")
    assert failure.value.problem.name == "x.wamsg"
    return failure.value.problem


def test_the_documented_example_is_read_and_written_byte_for_byte() -> None:
    message = parse_message(EXAMPLE.encode(), "x.wamsg")
    assert message_bytes(message).decode() == EXAMPLE
    assert [button.kind for button in message.buttons] == ["reply", "url", "call", "copy"]


@given(messages)
@settings(max_examples=200)
def test_what_is_written_is_read_back(message: Message) -> None:
    content = message_bytes(message)
    # Two halves of a character, one after the other, are that character in JSON as everywhere else.
    joined = json.loads(json.dumps(message_data(message)))
    again = parse_message(content, "x.wamsg")
    assert again == read_message_data(joined)
    assert message_bytes(again) == content


@given(messages)
@settings(max_examples=30)
def test_it_also_passes_the_disk(tmp_path_factory: pytest.TempPathFactory, message: Message) -> None:
    path = tmp_path_factory.mktemp("files") / "a.wamsg"
    write_message(message, path)
    assert path.read_bytes() == message_bytes(message)
    assert message_bytes(read_message(path)) == message_bytes(message)


def test_samples_are_read_and_written_with_what_nobody_knows() -> None:
    listed = [{"name": "name", "samples": ["Ana", "Maximiliana"], "note": 1}, {"name": "code", "samples": []}]
    content = json.dumps({"format": "wacomposer/1", "variables": listed}).encode()
    message = parse_message(content, "x.wamsg")
    assert [(each.name, each.samples) for each in message.variables] == [
        ("name", ("Ana", "Maximiliana")),
        ("code", ()),
    ]
    assert json.loads(message_bytes(message))["variables"] == listed
    assert "variables" not in json.loads(message_bytes(Message()))


def test_languages_are_read_and_written_with_what_nobody_knows() -> None:
    hindi = {"language": "hi", "header": "", "body": "b", "footer": "", "buttons": ["x", ""], "note": [1]}
    content = json.dumps({"format": "wacomposer/1", "language": "en", "variants": [hindi]}).encode()
    message = parse_message(content, "x.wamsg")
    assert (message.language, message.variants[0].buttons) == ("en", ("x", ""))
    written = json.loads(message_bytes(message))
    assert (written["language"], written["variants"]) == ("en", [hindi])
    assert not {"language", "variants"} & json.loads(message_bytes(Message())).keys()


UNKNOWN = {
    "format": "wacomposer/1",
    "header": {"kind": "image", "url": "", "no": False, "null": None, "empty": "", "zero": 0, "list": []},
    "body": "Hi",
    "footer": "",
    "buttons": [{"kind": "reply", "id": "a", "text": "A", "color": {"r": [1, 2.5, "x"]}}],
    "unknown": {"unknown": 1},
    "model_copy": 1,
    "__class__": 2,
    "kind": None,
    "\ud800": "half",
    "": "",
}


def test_unknown_fields_of_any_value_are_kept_everywhere() -> None:
    content = message_bytes(parse_message(json.dumps(UNKNOWN).encode(), "x.wamsg"))
    assert json.loads(content) == UNKNOWN


NUMBERS = [
    *(
        "0",
        "-0",
        "0.0",
        "-0.0",
        "1.0",
        "1.10",
        "1e5",
        "1E+2",
        "1.0e-07",
        "0.1e1",
        "-1.50",
        "1e400",
        "-1e-400",
    ),
    *("1" * 30, "1" * 300, "1" * 5000, "-" + "1" * 5000, "0." + "3" * 300, "0." + "3" * 5000),
    *("123456789012345678901234567890.0", "2.5", "1e22", "1e16"),
]


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number[:20])
@pytest.mark.parametrize("around", ["{}", "[{}]", '{{"y": [{}, {{"z": {}}}]}}'])
def test_numbers_in_unknown_fields_are_written_as_they_were_read(number: str, around: str) -> None:
    written = re.sub(
        r"\s", "", message_bytes(parse_message(with_unknown(around, number), "x.wamsg")).decode()
    )
    assert written.endswith('"buttons":[],"x":' + around.format(number, number).replace(" ", "") + "}")


def with_unknown(around: str, number: str) -> bytes:
    return f'{{"format":"wacomposer/1","x":{around.format(number, number)}}}'.encode()


@given(messages)
def test_the_indentation_is_that_of_json(message: Message) -> None:
    data = message_data(message)
    assert write_json(data) == json.dumps(data, ensure_ascii=False, indent=2)


def test_a_file_name_that_is_set_and_empty_stays_so() -> None:
    header = MediaHeader(kind="document", url="https://example.com/a", filename="", text="")
    again = parse_message(message_bytes(Message(header=header)), "x.wamsg")
    assert again.header == header


def test_half_a_character_is_escaped() -> None:
    content = message_bytes(Message(body="a\ud800b", footer="\\ud800"))
    assert b'"body": "a\\ud800b"' in content
    assert parse_message(content, "x.wamsg") == Message(body="a\ud800b", footer="\\ud800")


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter() -> None:
    content = b"\xef\xbb\xbf" + EXAMPLE.replace("\n", "\r\n").encode()
    assert message_bytes(parse_message(content, "x.wamsg")).decode() == EXAMPLE


def test_a_draft_may_lack_everything() -> None:
    assert parse_message(b'{"format":"wacomposer/1"}', "x.wamsg") == Message()
    assert parse_message(b'{"format":"wacomposer/1","body":null,"footer":null}', "x.wamsg") == Message()
    four = ",".join(f'{{"kind":"{kind}"}}' for kind in ("reply", "url", "call", "copy"))
    odd = f'{{"format":"wacomposer/1","buttons":[{four}]}}'.encode()
    assert len(parse_message(odd, "x.wamsg").buttons) == 4


@pytest.mark.parametrize(
    ("content", "fault", "where", "detail"),
    [
        (b"", FileFault.NOT_JSON, "1:1", "Expecting value"),
        (b'{\n  "body": "cut o', FileFault.NOT_JSON, "2:11", "Unterminated string starting at"),
        (b'{\n  "body": ""\n', FileFault.NOT_JSON, "3:1", "Expecting ',' delimiter"),
        (b"{} x", FileFault.NOT_JSON, "1:4", "Extra data"),
        (b'{"format":"wacomposer/1","x":NaN}', FileFault.NOT_JSON, "", ""),
        (b'{"format":"wacomposer/1","x":-Infinity}', FileFault.NOT_JSON, "", ""),
        (b"[" * 100_000, FileFault.NOT_JSON, "", ""),
        (b"\x00" * 50, FileFault.NOT_JSON, "1:1", "Expecting value"),
        (EXAMPLE.encode("utf-16"), FileFault.NOT_UTF8, "0", ""),
        ('{"body":"é"}'.encode("latin-1"), FileFault.NOT_UTF8, "9", ""),
        (b'{"body":"\xed\xa0\x80"}', FileFault.NOT_UTF8, "9", ""),
        (b"{}", FileFault.NOT_A_MESSAGE, "format", ""),
        (b"[]", FileFault.NOT_A_MESSAGE, "format", ""),
        (b'"wacomposer/1"', FileFault.NOT_A_MESSAGE, "format", ""),
        (b"null", FileFault.NOT_A_MESSAGE, "format", ""),
        (b'{"format":1}', FileFault.NOT_A_MESSAGE, "format", ""),
        (b'{"format":"wacomposer"}', FileFault.NOT_A_MESSAGE, "format", ""),
        (b'{"format":"wacomposer/0"}', FileFault.NOT_A_MESSAGE, "format", ""),
        (b'{"format":"wacomposer/01"}', FileFault.NOT_A_MESSAGE, "format", ""),
        ('{"format":"wacomposer/٢"}'.encode(), FileFault.NOT_A_MESSAGE, "format", ""),
        (b'{"format":"wacomposer/2"}', FileFault.NEWER_FORMAT, "format", "wacomposer/2"),
        (b'{"format":"wacomposer/10","body":[]}', FileFault.NEWER_FORMAT, "format", "wacomposer/10"),
    ],
)
def test_contents_that_are_no_message(content: bytes, fault: FileFault, where: str, detail: str) -> None:
    assert problem_of(content) == FileProblem(fault, "x.wamsg", where, detail)


def test_wherever_a_file_is_cut_off_it_says_so() -> None:
    for length in range(len(EXAMPLE.rstrip())):
        assert problem_of(EXAMPLE[:length].encode()).fault is FileFault.NOT_JSON


@pytest.mark.parametrize(
    ("fields", "where", "shape"),
    [
        ('"body":1.10', "body", Shape.TEXT),
        ('"body":1e400', "body", Shape.TEXT),
        ('"body":7', "body", Shape.TEXT),
        ('"footer":["x"]', "footer", Shape.TEXT),
        ('"header":"Hello"', "header", Shape.OBJECT),
        ('"header":[]', "header", Shape.OBJECT),
        ('"header":{}', "header", Shape.KIND),
        ('"header":{"kind":"sticker"}', "header", Shape.KIND),
        ('"header":{"kind":"text","text":{}}', "header.text", Shape.TEXT),
        ('"header":{"kind":"image","filename":1}', "header.filename", Shape.TEXT),
        ('"buttons":null', "buttons", Shape.LIST),
        ('"buttons":{}', "buttons", Shape.LIST),
        ('"buttons":["x"]', "buttons.0", Shape.OBJECT),
        ('"buttons":[{"kind":"reply"},{"kind":"list"}]', "buttons.1", Shape.KIND),
        ('"buttons":[{"kind":[]}]', "buttons.0", Shape.KIND),
        ('"buttons":[{"kind":"url","url":5}]', "buttons.0.url", Shape.TEXT),
        ('"buttons":[{"kind":"reply","id":null}]', "buttons.0.id", Shape.TEXT),
        ('"language":7', "language", Shape.TEXT),
        ('"variants":"hi"', "variants", Shape.LIST),
        ('"variants":[7]', "variants.0", Shape.OBJECT),
        ('"variants":[{"language":null}]', "variants.0.language", Shape.TEXT),
        ('"variants":[{"buttons":{}}]', "variants.0.buttons", Shape.LIST),
        ('"variants":[{},{"buttons":["a",null]}]', "variants.1.buttons.1", Shape.TEXT),
        ('"variables":{}', "variables", Shape.LIST),
        ('"variables":["name"]', "variables.0", Shape.OBJECT),
        ('"variables":[{"name":7}]', "variables.0.name", Shape.TEXT),
        ('"variables":[{"name":"a","samples":"Ana"}]', "variables.0.samples", Shape.LIST),
        ('"variables":[{"name":"a","samples":["Ana",1]}]', "variables.0.samples.1", Shape.TEXT),
    ],
)
def test_values_of_another_shape(fields: str, where: str, shape: Shape) -> None:
    content = f'{{"format":"wacomposer/1",{fields}}}'.encode()
    assert problem_of(content) == FileProblem(FileFault.WRONG_SHAPE, "x.wamsg", where, shape)


@pytest.mark.parametrize(
    ("content", "where", "name"),
    [
        ('{"format":"wacomposer/1","body":"a","footer":"","body":"b"}', "", "body"),
        ('{"format":"wacomposer/1","body":"a","body":"a"}', "", "body"),
        ('{"format":"wacomposer/1","x":1,"format":"wacomposer/1","x":1}', "", "format"),
        ('{"format":"wacomposer/1","":1,"":1}', "", ""),
        ('{"format":"wacomposer/1","header":{"kind":"text","kind":"image"}}', "header", "kind"),
        ('{"format":"wacomposer/1","buttons":[{"kind":"reply"},{"id":"","id":""}]}', "buttons.1", "id"),
        ('{"format":"wacomposer/1","x":{"y":[0,[{"z":1,"\\u007a":2}]]}}', "x.y.1.0", "z"),
    ],
)
def test_a_name_that_stands_twice_in_one_object(content: str, where: str, name: str) -> None:
    assert problem_of(content.encode()) == FileProblem(FileFault.NAME_TWICE, "x.wamsg", where, name)


def test_the_same_name_in_several_objects_is_fine() -> None:
    content = b'{"format":"wacomposer/1","body":"a","x":{"body":"b"},"y":[{"body":"c"},{"body":"d"}]}'
    assert parse_message(content, "x.wamsg").body == "a"


def test_names_as_long_as_the_file_cost_no_more_than_the_file() -> None:
    half = MAX_BYTES // 2
    objects = "{}," * ((half - 100) // 3)
    content = f'{{"format":"wacomposer/1","{"n" * half}":[{objects}{{"twice":1,"twice":1}}]}}'.encode()
    assert problem_of(content).where.endswith(f"n.{objects.count(',')}")


@pytest.mark.parametrize(("start", "end"), [("[", "]"), ('{"y":', "}")])
def test_only_what_can_be_written_back_is_nested_shallowly_enough(start: str, end: str) -> None:
    def content(depth: int) -> bytes:
        return f'{{"format":"wacomposer/1","x":{start * depth}1{end * depth}}}'.encode()

    deepest = content(MAX_DEPTH - 1)
    assert json.loads(message_bytes(parse_message(deepest, "x.wamsg"))).keys() >= {"x"}
    too_deep = FileProblem(FileFault.WRONG_SHAPE, "x.wamsg", "", Shape.SHALLOW)
    assert problem_of(content(MAX_DEPTH)) == too_deep
    assert problem_of(content(500)) == too_deep


def test_too_big_is_refused_on_the_way_in_and_on_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "big.wamsg"
    too_big = FileProblem(FileFault.TOO_BIG, "big.wamsg", detail="2")
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(MessageFileError) as reading:
        read_message(path)
    assert reading.value.problem == too_big
    path.write_text(EXAMPLE, encoding="utf-8")
    with pytest.raises(MessageFileError) as writing:
        write_message(Message(body="x" * MAX_BYTES), path)
    assert writing.value.problem == too_big
    assert path.read_text(encoding="utf-8") == EXAMPLE


def test_the_longest_readable_file() -> None:
    body = "x" * (MAX_BYTES - len(message_bytes(Message())))
    content = message_bytes(Message(body=body))
    assert len(content) == MAX_BYTES
    assert parse_message(content, "x.wamsg").body == body


def test_the_exception_s_text_names_the_file_and_no_content() -> None:
    with pytest.raises(MessageFileError) as failure:
        parse_message(b'{"format":"wacomposer/1","body":["tell-no-one"]}', "x.wamsg")
    assert str(failure.value) == "x.wamsg: wrong_shape body"


def test_the_schema_is_of_the_published_kind_and_knows_every_field() -> None:
    schema = json_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["required"] == ["format"]
    assert schema["properties"].keys() == {
        "format",
        "header",
        "body",
        "footer",
        "buttons",
        "variables",
        "language",
        "variants",
    }
    assert schema["additionalProperties"] is True
    assert schema["properties"]["footer"]["type"] == ["string", "null"]
    kinds = {
        name: each["properties"].keys()
        for name, each in schema["$defs"].items()
        if "kind" in each["properties"]
    }
    assert kinds["MediaHeader"] == {"kind", "url", "filename", "text"}
    assert kinds["ReplyButton"] == {"kind", "id", "text"}
    assert len(kinds) == 6
    json.dumps(schema)


def test_messages_are_values() -> None:
    first, second = (Message(body="a", buttons=(ReplyButton(id="x"),)) for _ in range(2))
    assert first == second
    assert hash(first) == hash(second)
    with pytest.raises(AttributeError, match="cannot assign"):
        setattr(first, "body", "b")  # noqa: B010 - mypy knows that it cannot be assigned
