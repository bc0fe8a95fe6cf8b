"""The comparison in the real window: live, walked by keys, told to screen readers, and put away again."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from tests.message.strategies import messages
from tests.providers.parts import KEYS, message, reply
from tests.providers.strategies import options, recipients
from tests.shots import FULL
from tests.ui.conftest import Drive
from tests.ui.hand import until
from wacomposer.desktop import App
from wacomposer.message.model import Message
from wacomposer.providers.catalog import PROVIDERS
from wacomposer.providers.portability import Fit, portability
from wacomposer.ui.compare.cell_painter import CellPainter, colour, mark
from wacomposer.ui.compare.compare_panel import ComparePanel
from wacomposer.ui.compare.compare_table import CompareTable
from wacomposer.ui.compare.table_model import Index
from wacomposer.ui.tokens import DARK, LIGHT
from wacomposer.wording.portability import fit_word, part_detail

Role = Qt.ItemDataRole


def compose(app: App) -> None:
    app.program.document.start(FULL)
    app.commands.choose_provider("ryzeapi")
    app.program.composer.set_recipient("+55 11 99999-9999")


def opened(app: App) -> ComparePanel:
    app.window.actions_by_key["compare"].trigger()
    panel = app.window.compare
    assert panel is not None
    return panel


def escape(app: App) -> None:
    """What Escape does; where no window manager makes the window active, its key means nothing."""
    app.window.actions_by_key["cancel"].trigger()


def column(panel: ComparePanel, place: str) -> dict[str, str]:
    """What is shown of a part, by provider."""
    model = panel.table.model()
    row = [each.place for each in model.table.rows].index(place)
    shown = (model.index(row, at).data(Role.DisplayRole) for at in range(model.columnCount()))
    return dict(zip((each.key for each in PROVIDERS), shown, strict=True))


def test_it_follows_every_key_while_it_is_open(drive: Drive) -> None:
    async def steps(app: App) -> None:
        compose(app)
        panel = opened(app)
        assert column(panel, "header") == {
            "wachat": "Fits",
            "ryzeapi": "Fits",
            "wuts": "Lost, no header",
            "awal": "Fits",
        }
        assert column(panel, "buttons.2")["awal"] == "Refused, 8 too long"
        text = app.window.form.buttons.cards[2].text
        text.setFocus()
        QTest.keyClick(text, Qt.Key.Key_End)
        QTest.keyClick(text, Qt.Key.Key_Backspace)
        assert column(panel, "buttons.2")["awal"] == "Refused, 7 too long"
        app.program.composer.set_option("delay", "1.5")
        assert column(panel, "options.delay")["ryzeapi"] == "Refused, whole seconds"
        app.program.composer.set_recipient("120363041234567890@g.us")
        assert column(panel, "recipient")["wachat"] == "Refused, wrong kind"
        escape(app)
        app.program.composer.edit_text("body", "")
        assert panel.table.model().rowCount() == 0
        opened(app)
        assert column(panel, "body")["wuts"] == "Refused, empty"

    drive(steps)


def test_a_click_on_a_name_or_enter_picks_that_provider(drive: Drive) -> None:
    async def steps(app: App) -> None:
        compose(app)
        table = opened(app).table
        await until(lambda: table.providers.sectionSize(3) > 0)
        middle = table.providers.sectionViewportPosition(2) + table.providers.sectionSize(2) // 2
        QTest.mouseClick(table.providers.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle, 12))
        assert app.program.composer.provider.key == "wuts"
        assert app.window.send.providers.value() == "wuts"
        assert table.model().chosen == "wuts"
        for key, chosen in (
            (Qt.Key.Key_Return, "awal"),
            (Qt.Key.Key_Space, "wuts"),
            (Qt.Key.Key_Enter, "ryzeapi"),
        ):
            QTest.keyClick(table, Qt.Key.Key_Right if chosen == "awal" else Qt.Key.Key_Left)
            if chosen == "awal":
                QTest.keyClick(table, Qt.Key.Key_Right)
            QTest.keyClick(table, key)
            assert app.program.composer.provider.key == chosen
        app.commands.choose_provider("wachat")
        assert table.model().chosen == "wachat"
        assert table.currentIndex().column() == 1

    drive(steps)


def test_the_words_of_the_cell_in_focus_stand_below(drive: Drive) -> None:
    async def steps(app: App) -> None:
        compose(app)
        panel = opened(app)
        assert panel.words.text() == "RyzeAPI, Header: RyzeAPI carries it as it is."
        QTest.keyClick(panel.table, Qt.Key.Key_Right)
        assert panel.words.text() == "WUTS, Header: WUTS has no header: this one would be lost."
        assert panel.where.text() == "docs.wuts.com.br, Send Buttons Message, read 2026-11"
        app.program.composer.edit_text("header.text", "")
        assert panel.words.text().endswith("Header text is empty. Type one or send without a header.")

    drive(steps)


def test_the_focus_stays_in_its_part_when_others_come_and_go(drive: Drive) -> None:
    async def steps(app: App) -> None:
        compose(app)
        panel = opened(app)
        for _ in range(5):
            QTest.keyClick(panel.table, Qt.Key.Key_Down)
        assert panel.words.text().startswith("RyzeAPI, Button 3:")
        app.program.composer.edit_text("footer", "")
        assert panel.words.text().startswith("RyzeAPI, Button 3:")
        app.program.composer.set_header_kind(None)
        assert panel.words.text().startswith("RyzeAPI, Button 3:")
        app.program.composer.remove_button(2)
        assert panel.words.text().startswith("RyzeAPI, Body:")
        assert app.window.focusWidget() is panel.table

    drive(steps)


def test_escape_puts_it_away_and_the_focus_back(drive: Drive) -> None:
    async def steps(app: App) -> None:
        compose(app)
        window, focus = app.window, app.window.focusWidget
        window.form.footer.line.setFocus()
        panel = opened(app)
        assert focus() is panel.table
        escape(app)
        assert panel.isHidden()
        assert focus() is window.form.footer.line
        window.send.compare.click()
        assert focus() is panel.table
        window.form.body.edit.setFocus()
        opened(app)
        assert focus() is panel.table
        window.form.body.edit.setFocus()
        escape(app)
        assert panel.isHidden()
        assert focus() is window.form.body.edit
        opened(app)
        panel.close_button.click()
        assert panel.isHidden()

    drive(steps)


def test_in_a_narrow_window_it_takes_the_place_of_the_sheet(drive: Drive) -> None:
    async def steps(app: App) -> None:
        compose(app)
        window = app.window
        window.resize(1024, 700)
        await until(lambda: window.is_folded)
        window.open_sheet(shown=True)
        window.send.compare.setFocus()
        window.send.compare.click()
        panel = window.compare
        assert panel is not None
        assert not window.send.isVisible()
        await until(lambda: panel.table.providers.sectionSize(3) > 0)
        assert panel.table.horizontalScrollBar().maximum() == 0
        assert panel.table.viewport().height() >= 5 * panel.table.rowHeight(0)
        assert window.preview.height() > 150
        escape(app)
        assert window.focusWidget() is window.bar.provider

    drive(steps)


def test_screen_readers_find_a_table(drive: Drive) -> None:
    async def steps(app: App) -> None:
        compose(app)
        panel = opened(app)
        seen = QAccessible.queryAccessibleInterface(panel.table)
        assert (seen.role(), seen.text(QAccessible.Text.Name)) == (QAccessible.Role.Table, "Part by part")
        cells = [seen.child(index) for index in range(seen.childCount())]
        told = [
            (cell.role(), *map(cell.text, (QAccessible.Text.Name, QAccessible.Text.Description)))
            for cell in cells
        ]
        roles = QAccessible.Role
        assert (roles.ColumnHeader, "WUTS", "") in told
        assert (roles.ColumnHeader, "RyzeAPI", "Chosen") in told
        assert (roles.RowHeader, "Button 1", "URL · Track order") in told
        assert (
            roles.Cell,
            "Lost. WUTS has no header: this one would be lost.",
            "docs.wuts.com.br, Send Buttons Message, read 2026-11",
        ) in told
        assert len([role for role, _, _ in told if role is roles.Cell]) == 7 * 4

    drive(steps)


@given(st.lists(st.tuples(messages, recipients, options, st.sampled_from(KEYS)), min_size=1, max_size=4))
@settings(max_examples=40)
def test_any_table_after_any_other(
    application: QApplication, shown: list[tuple[Message, str, dict[str, str], str]]
) -> None:
    table = CompareTable()
    table.set_theme(LIGHT)
    model = table.model()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for composed, typed, chosen, key in shown:
        made = portability(composed, PROVIDERS, chosen, typed)
        details = [part_detail(row.place, composed, chosen, typed) for row in made.rows]
        table.show_table(made, details, key)
        assert (model.rowCount(), model.columnCount()) == (len(made.rows), 4)
        for row, each in enumerate(made.rows):
            for at, cell in enumerate(each.cells):
                index = model.index(row, at)
                assert str(index.data(Role.AccessibleTextRole)).startswith(fit_word(cell.fit))
                tip = str(index.data(Role.ToolTipRole))
                assert "<" not in tip.replace("<p>", "").replace("</p>", "")
        assert table.currentIndex().isValid()
        table.grab()
    del tester


def test_what_looks_the_same_is_not_painted_anew_and_says_the_new_all_the_same(
    application: QApplication, qtbot: QtBot
) -> None:
    table = CompareTable()
    qtbot.addWidget(table)
    table.resize(600, 400)
    table.set_theme(LIGHT)
    with qtbot.waitExposed(table):
        table.show()
    painted: list[int] = []

    def show(body: str) -> list[str]:
        """What screen readers say of the body then, with the columns that were painted in `painted`."""
        made = portability(message(body=body, buttons=[reply("a", "Yes")]), PROVIDERS, {})
        application.processEvents()
        painted.clear()
        table.show_table(made, [""] * len(made.rows), "wachat")
        application.processEvents()
        model = table.model()
        return [str(model.index(0, at).data(Role.AccessibleTextRole)) for at in range(4)]

    class Painter(CellPainter):
        def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
            painted.append(index.column())
            super().paint(painter, option, index)

    spy = Painter(table.model(), table)
    spy.set_theme(LIGHT)
    table.setItemDelegate(spy)
    assert all("see 1,026 of 1,024" in said for said in show("🎉" * 513))
    assert all("see 1,028 of 1,024" in said for said in show("🎉" * 514))
    assert painted == []
    assert all("see" not in said for said in show("x" * 1025))
    assert sorted(painted) == [0, 1, 2, 3]


def test_every_fit_has_a_mark_of_its_own() -> None:
    assert len({mark(fit) for fit in Fit}) == len(Fit)
    for tokens in (LIGHT, DARK):
        assert {colour(fit, tokens) for fit in Fit} == {tokens.success, tokens.warning, tokens.error}
