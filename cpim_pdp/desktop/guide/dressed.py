"""A page of the guide as the window shows it: Markdown in the theme's colours and sizes."""

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from cpim_pdp.desktop.guide import book
from cpim_pdp.desktop.guide.menu_paths import by_path
from cpim_pdp.desktop.look.theme import GRID, Colours, Size, sized

ACTION = "action:"
"""What an address begins with that leads to an action."""
_STEPS = {1: Size.FIGURE, 2: Size.HEAD, 3: Size.TEXT}
_LINE_PERCENT = 135.0
_HEIGHT = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


def dressed(text: str, base: QFont, colours: Colours, document: QTextDocument) -> None:
    """Put a page into ``document``; what names an action becomes a link to it."""
    document.setDefaultFont(base)
    document.setIndentWidth(6 * GRID)
    document.setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
    for block in _blocks(document):
        _dress_block(block, base, colours)
        for first, length, words, written in _pieces(block):
            _dress_piece(_cursor(block, first, length), words, written, base, colours)
    _dress_tables(document, colours)


def places(document: QTextDocument) -> dict[str, int]:
    """Return where each heading of a page stands, by the name that links have for it."""
    return {
        book.slug(block.text()): block.position()
        for block in _blocks(document)
        if block.blockFormat().headingLevel()
    }


def _blocks(document: QTextDocument) -> list[QTextBlock]:
    found, block = [], document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def _pieces(block: QTextBlock) -> list[tuple[int, int, str, QTextCharFormat]]:
    """Return what is written alike in a block: from where, how long, what, and how."""
    found, piece = [], block.begin()
    while not piece.atEnd():
        one = piece.fragment()
        found.append((one.position(), one.length(), one.text(), one.charFormat()))
        piece += 1
    return found


def _cursor(block: QTextBlock, first: int, length: int) -> QTextCursor:
    cursor = QTextCursor(block)
    cursor.setPosition(first)
    cursor.setPosition(first + length, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _dress_block(block: QTextBlock, base: QFont, colours: Colours) -> None:
    form = block.blockFormat()
    level = form.headingLevel()
    cursor = QTextCursor(block)
    if level:
        form.setTopMargin(0 if level == 1 else 6 * GRID)
        form.setBottomMargin(2 * GRID)
        written = QTextCharFormat()
        written.setFont(sized(base, _STEPS[level], bold=True))
        written.setForeground(QColor(colours.ink))
        _cursor(block, block.position(), block.length() - 1).mergeCharFormat(written)
    elif form.hasProperty(QTextFormat.Property.BlockCodeFence):
        form.setBackground(QColor(colours.window))
        form.setLeftMargin(2 * GRID)
        form.setNonBreakableLines(False)
    elif block.textList() is not None:
        form.setBottomMargin(GRID)
        form.setLineHeight(_LINE_PERCENT, _HEIGHT)
    elif cursor.currentTable() is None:
        form.setTopMargin(0)
        form.setBottomMargin(3 * GRID)
        form.setLineHeight(_LINE_PERCENT, _HEIGHT)
    cursor.setBlockFormat(form)


def _dress_piece(
    cursor: QTextCursor, words: str, written: QTextCharFormat, base: QFont, colours: Colours
) -> None:
    dress = QTextCharFormat()
    if written.isAnchor():
        dress.setForeground(QColor(colours.accent))
    elif written.fontFixedPitch():
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        dress.setFontFamilies(fixed.families())
        dress.setFontPointSize(sized(base, Size.TITLE).pointSizeF())
        dress.setBackground(QColor(colours.window))
    elif words in by_path() and written.fontWeight() > QFont.Weight.Normal:
        dress.setAnchor(True)
        dress.setAnchorHref(f"{ACTION}{by_path()[words]}")
        dress.setForeground(QColor(colours.accent))
    else:
        return
    cursor.mergeCharFormat(dress)


def _dress_tables(document: QTextDocument, colours: Colours) -> None:
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            form = frame.format()
            form.setBorderCollapse(True)
            form.setBorder(1)
            form.setBorderBrush(QColor(colours.line))
            form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            form.setCellPadding(1.5 * GRID)
            form.setCellSpacing(0)
            form.setTopMargin(GRID)
            form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            frame.setFormat(form)
