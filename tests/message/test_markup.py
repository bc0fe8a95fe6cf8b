"""WhatsApp's formatting: agreed and disputed cases as a table, and what holds for any text whatever."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wacomposer.message.marks import LINE_MARKS, PAIRS, Mark
from wacomposer.message.markup import Marked, links, parse, parse_lines, toggle

# Markers, their neighbours in every class the rule speaks of, and what starts a line or a link.
PIECES = st.sampled_from(
    [
        *"*_~`>-. \n\tab1é你🎉\u0301\u200d\ud83d\x00()",
        "```",
        "- ",
        "* ",
        "> ",
        "1. ",
        "12. ",
        "http://",
        "www.a",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=60))


def seen(text: str) -> str:
    """What is shown, with each span as <kind:text>, so that a table can be read."""
    marked = parse(text)
    opens = sorted(marked.spans, key=lambda span: (span.start, -span.end))
    out = ""
    for at in range(len(marked.plain) + 1):
        out += "".join(">" for span in opens if span.end == at and span.start < at)
        for span in opens:
            if span.start == at:
                name = span.kind.value + span.value if span.kind is Mark.NUMBER else span.kind.value
                out += f"<{name}:" + (">" if span.end == at else "")
        out += marked.plain[at : at + 1]
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*bold* _it_ ~no~ `c`", "<bold:bold> <italic:it> <strike:no> <code:c>"),
        # What independent implementations agree on.
        ("snake_case_name", "snake_case_name"),
        ("2*3*4", "2*3*4"),
        ("a*b*c", "a*b*c"),
        ("*bold*,", "<bold:bold>,"),
        ("*bold*.", "<bold:bold>."),
        ("*bold*🫡", "<bold:bold>🫡"),
        ("*one\ntwo*", "*one\ntwo*"),
        ("*_x_*", "<bold:<italic:x>>"),
        ("_*x*_", "<italic:<bold:x>>"),
        ("~*_x_*~", "<strike:<bold:<italic:x>>>"),
        ("**", "**"),
        ("*open", "*open"),
        ("open*", "open*"),
        ("~*_x_ y*~", "<strike:<bold:<italic:x> y>>"),
        ("_*x* y_ z", "<italic:<bold:x> y> z"),
        ("~x~", "<strike:x>"),
        ("a *bold* b", "a <bold:bold> b"),
        ("*two words*", "<bold:two words>"),
        ("*bold*!", "<bold:bold>!"),
        ("a_b_c ~a~b~ 1~2~3", "a_b_c <strike:a~b> 1~2~3"),
        ("__ ~~ ``", "__ ~~ ``"),
        ("_one\ntwo_ ~three\nfour~ `five\nsix`", "_one\ntwo_ ~three\nfour~ `five\nsix`"),
        ("_open ~open `open", "_open ~open `open"),
        # What they dispute, decided by this project's rule.
        ("(*bold*)", "(<bold:bold>)"),
        ('"*bold*"', '"<bold:bold>"'),
        (":*bold*", ":<bold:bold>"),
        ("🎉*bold*", "🎉<bold:bold>"),
        ("é*bold*", "é*bold*"),
        ("你*bold*", "你*bold*"),
        ("*bold*你", "*bold*你"),
        ("(_x_) [~x~] {`x`}", "(<italic:x>) [<strike:x>] {<code:x>}"),
        ("e\u0301*bold*", "e\u0301<bold:bold>"),  # by the letter of the rule: an accent is no letter
        ("1*bold*", "1*bold*"),
        ("*bold*1", "*bold*1"),
        ("_ x _", "_ x _"),
        ("a *x * b", "a *x * b"),
        ("a * x* b", "a * x* b"),
        ("a * x * b", "a * x * b"),
        ("**bold**", "*<bold:bold>*"),
        ("~~no~~", "~<strike:no>~"),
        ("__init__", "_<italic:init>_"),
        ("*a ~b* c~", "<bold:a ~b> c~"),
        ("*a _b* c_", "<bold:a _b> c_"),
        ("*a *b* c*", "<bold:a *b> c*"),
        ("*a*b*", "<bold:a*b>"),
        ("*a* *b*", "<bold:a> <bold:b>"),
        # Code is literal, and so is what stands between fences, on one line or several.
        ("`*a*`", "<code:*a*>"),
        ("*a `b* c` d*", "<bold:a <code:b* c> d>"),
        ("```*a*```", "<mono:*a*>"),
        ("x```a```y", "x<mono:a>y"),
        ("```a\n*b*\n- c```", "<mono:a\n*b*\n- c>"),
        ("*x ```a``` y*", "<bold:x <mono:a> y>"),
        ("```", "```"),
        ("``````", "``````"),
        ("``` ```", "``` ```"),
        ("``````x```", "<mono:```x>"),
        ("```open *a*", "```open <bold:a>"),
        ("``a``", "`<code:a>`"),
        ("_`a_b`_", "<italic:<code:a_b>>"),
        ("`a` `b`", "<code:a> <code:b>"),
        ("x`a`", "x`a`"),
        ("` a`", "` a`"),
        ("```a``` ```b\nc```", "<mono:a> <mono:b\nc>"),
        ("*x\n```a```\ny*", "*x\n<mono:a>\ny*"),
        ("> ```a\nb```", "<mono:<quote:a>\nb>"),
        # Lines.
        ("- a", "<bullet:a>"),
        ("* a", "<bullet:a>"),
        ("* x *", "<bullet:x *>"),
        ("- ", "<bullet:>"),
        ("-a", "-a"),
        (" - a", " - a"),
        ("1. a", "<number1:a>"),
        ("12. a\n7. b", "<number12:a>\n<number7:b>"),
        ("123. a", "123. a"),
        ("1.a", "1.a"),
        ("١. a", "١. a"),
        ("> a", "<quote:a>"),
        (">a", ">a"),
        ("> - a", "<quote:- a>"),
        ("> *a* b", "<quote:<bold:a> b>"),
        ("- *a* b", "<bullet:<bold:a> b>"),
        ("* *a*", "<bullet:<bold:a>>"),
        ("1. _a_ ~b~", "<number1:<italic:a> <strike:b>>"),
        ("*a*\n- b", "<bold:a>\n<bullet:b>"),
        ("- - a", "<bullet:- a>"),
        ("1. - a", "<number1:- a>"),
        ("- 1. a", "<bullet:1. a>"),
        (">> a", ">> a"),
        ("> > a", "<quote:> a>"),
        ("0. a", "<number0:a>"),
        ("a - b", "a - b"),
        ("a\n> b\nc", "a\n<quote:b>\nc"),
        # Links, as they are after formatting.
        ("see https://a.example/x.", "see <link:https://a.example/x>."),
        ("(www.a.example)", "(<link:www.a.example>)"),
        ("https://a.example/b_(c)", "<link:https://a.example/b_(c)>"),
        ("*https://a.example*", "<bold:<link:https://a.example>>"),
        ("`https://a.example`", "<code:https://a.example>"),
        ("`a` ```b``` www.a.example", "<code:a> <mono:b> <link:www.a.example>"),
        ("https://a.example/snake_case_b", "<link:https://a.example/snake_case_b>"),
        ("xhttps://a.example www. http://", "xhttps://a.example www. http://"),
        ("HTTPS://A.example", "<link:HTTPS://A.example>"),
        ("ftp://a javascript:alert(1)", "ftp://a javascript:alert(1)"),
    ],
)
def test_formatting(text: str, expected: str) -> None:
    assert seen(text) == expected


def test_links_of_plain_text_know_where_they_lead() -> None:
    found = links("*a* www.a.example/x, HTTP://b.example")
    assert [(span.start, span.end, span.value) for span in found] == [
        (4, 19, "https://www.a.example/x"),
        (21, 37, "HTTP://b.example"),
    ]


@given(TEXTS)
def test_any_text_can_be_rebuilt_and_spans_stay_inside(text: str) -> None:
    marked = parse(text)
    assert marked.source() == text
    assert all(0 <= span.start <= span.end <= len(marked.plain) for span in marked.spans)
    assert all(span.start < span.end for span in marked.spans if span.kind not in LINE_MARKS)
    inner = [span for span in marked.spans if span.kind not in {Mark.LINK, Mark.MONO}]
    for one in inner:
        crossing = [other for other in inner if one.start < other.start < one.end < other.end]
        assert not crossing
        assert "\n" not in marked.plain[one.start : one.end]


@given(TEXTS)
def test_lines_say_the_same_as_the_whole(text: str) -> None:
    marked, lines = parse(text), parse_lines(text)
    assert "\n".join(line.plain for line in lines) == marked.plain
    assert "\n".join(line.source() for line in lines) == text
    start, again = 0, set()
    for line in lines:
        again |= {(s.kind, s.start + start, s.end + start) for s in line.spans}
        start += len(line.plain) + 1
    whole = {(s.kind, s.start, s.end) for s in marked.spans if "\n" not in marked.plain[s.start : s.end]}
    assert whole <= again
    assert {kind for kind, _, _ in again - whole} <= {Mark.MONO}


@pytest.mark.parametrize(
    "text",
    [
        "*_~" * 22_000,
        "*a _b ~c " * 7_000,
        "_*a* " * 13_000,
        "```" * 22_000,
        "`a" * 32_000,
        "1. \n" * 16_000,
        "```a\n*b*\n" * 7_000,
        "https://x" + ")" * 64_000,
        "http://" * 9_000,
    ],
    ids=lambda text: text[:8],
)
def test_64_kilobytes_of_markers_take_no_time(text: str) -> None:
    started = time.perf_counter()
    assert parse(text).source() == text
    parse_lines(text)
    assert time.perf_counter() - started < 3  # about 0.2; a quadratic reader needs minutes


def at(marked: str) -> tuple[str, int, int]:
    """The text without its [selection] brackets, and the selection."""
    start, end = marked.index("["), marked.index("]") - 1
    return marked.replace("[", "").replace("]", ""), start, end


def shown(text: str, start: int, end: int) -> str:
    return f"{text[:start]}[{text[start:end]}]{text[end:]}"


@pytest.mark.parametrize(
    ("before", "kind", "after"),
    [
        ("[hello] you", Mark.BOLD, "*[hello]* you"),
        ("*[hello]* you", Mark.BOLD, "[hello] you"),
        ("[*hello*] you", Mark.BOLD, "[hello] you"),
        ("*[hello]* you", Mark.ITALIC, "*_[hello]_* you"),
        ("[ hello ]you", Mark.STRIKE, "[ ~hello~ ]you"),
        # Half a word would not be formatted, so the word is.
        ("h[ell]o", Mark.ITALIC, "_h[ell]o_"),
        ("he[]llo", Mark.CODE, "`he[]llo`"),
        ("a [] b", Mark.BOLD, "a *[]* b"),
        ("a *[]* b", Mark.BOLD, "a [] b"),
        ("", Mark.BOLD, "*[]*"),
        ("[a *b* c]", Mark.BOLD, "*[a b c]*"),
        ("*a [b] c*", Mark.BOLD, "a [b] c"),
        # No run crosses a line, and list marks stay outside.
        ("[a\n\n b]", Mark.BOLD, "*[a*\n\n *b]*"),
        ("[- a\n- b]", Mark.BOLD, "[- *a*\n- *b]*"),
        ("[a\nb]", Mark.MONO, "```[a\nb]```"),
        ("```[a\nb]```", Mark.MONO, "[a\nb]"),
        ("a[]\nb", Mark.BULLET, "- a[]\nb"),
        ("[a\n\nb]", Mark.NUMBER, "1. [a\n\n2. b]"),
        ("a\nb[b\nc]c\nd", Mark.BULLET, "a\n- b[b\n- c]c\nd"),
        ("- a\n- b[b\n- c]c", Mark.BULLET, "- a\nb[b\nc]c"),
        ("a\nb[b\nc]c\nd", Mark.QUOTE, "a\n> b[b\n> c]c\nd"),
        ("> [a\n\n> b\n]", Mark.QUOTE, "[a\n\nb\n]"),
        ("[a\n> b\n3. c]", Mark.QUOTE, "> [a\n> b\n> c]"),
        ("[> a\n- b\n* c\n7. d]", Mark.NUMBER, "1. [a\n2. b\n3. c\n4. d]"),
        ("[1. a\n12. b]", Mark.NUMBER, "[a\nb]"),
        ("* [a\n- b]", Mark.BULLET, "[a\nb]"),
        ("[*a*\n_b_]", Mark.BULLET, "- [*a*\n- _b_]"),
        ("```\n[a\nb]\n```", Mark.BULLET, "```\n- [a\n- b]\n```"),
        ("```\n- [a\n- b]\n```", Mark.BULLET, "```\n[a\nb]\n```"),
        ("[\n \n]", Mark.BULLET, "[\n \n]"),
        ("[]", Mark.QUOTE, "> []"),
        ("> []", Mark.QUOTE, "[]"),
        ("1. [a\n2. b]", Mark.BULLET, "- [a\n- b]"),
        ("- [a\n- b]", Mark.BULLET, "[a\nb]"),
        ("- [a\nb]", Mark.QUOTE, "> [a\n> b]"),
        ("> [a\n]b", Mark.QUOTE, "[a\n]b"),
    ],
)
def test_switching_a_format(before: str, kind: Mark, after: str) -> None:
    text, start, end = at(before) if before else ("", 0, 0)
    assert shown(*toggle(text, start, end, kind)) == after


@given(st.text(st.sampled_from("ab é1你🎉,\n"), max_size=20), st.data(), st.sampled_from(list(PAIRS)))
def test_switched_on_it_shows_and_switched_off_it_is_gone(text: str, data: st.DataObject, kind: Mark) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    changed, first, last = toggle(text, start, end, kind)
    if text[start:end].strip():
        assert kind in {span.kind for span in parse(changed).spans}
        assert parse(changed).plain == text
        assert toggle(changed, first, last, kind) == (text, start, end)
    else:
        assert toggle(changed, first, last, kind) == (text, start, start)


@given(
    st.lists(st.text(st.sampled_from("ab é🎉*_`"), max_size=6), max_size=130).map("\n".join),
    st.data(),
    st.sampled_from(sorted(LINE_MARKS)),
)
def test_a_line_mark_is_put_on_every_line_and_taken_off_again(
    text: str, data: st.DataObject, kind: Mark
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    before = [line for line in text.split("\n") if line.strip()]
    if "```" in text or any(line.startswith(("* ", "- ")) for line in before):
        return  # literal, or marked before
    changed, first, last = toggle(text, start, end, kind)
    marked = parse(changed)
    touched = text.count("\n", 0, start), text.count("\n", 0, max(start, end - 1))
    lines = text.split("\n")[touched[0] : touched[1] + 1]
    wanted = len([line for line in lines if line.strip()]) if len(lines) > 1 else 1
    assert sum(span.kind is kind for span in marked.spans) == wanted
    assert toggle(changed, first, last, kind) == (text, start, end)


@pytest.mark.parametrize("kind", sorted(LINE_MARKS))
def test_more_lines_than_a_number_has_digits_for(kind: Mark) -> None:
    text = "\n".join("ab" for _ in range(250))
    changed, first, last = toggle(text, 0, len(text), kind)
    assert [span.kind for span in parse(changed).spans] == [kind] * 250
    assert toggle(changed, first, last, kind) == (text, 0, len(text))


@given(
    TEXTS, st.integers(-3, 70), st.integers(-3, 70), st.sampled_from([k for k in Mark if k is not Mark.LINK])
)
def test_switching_holds_for_any_text(text: str, start: int, end: int, kind: Mark) -> None:
    changed, first, last = toggle(text, start, end, kind)
    assert 0 <= first <= last <= len(changed)
    assert parse(changed).source() == changed


def test_unformatted_text_is_itself() -> None:
    assert parse("Hello, 1 and 2") == Marked("Hello, 1 and 2")
