#include "ui/results/rowstable.h"

#include <QAbstractButton>
#include <QEvent>
#include <QHeaderView>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <limits>

namespace poolscope {

namespace {

int heightOf(const QFontMetrics& metrics) {
    return metrics.height() * 3 / 2;
}

/// The header of the rows is what would note every one of them: this one never hears of any.
class NoHeader final : public QHeaderView {
public:
    explicit NoHeader(QWidget* parent)
        : QHeaderView(Qt::Vertical, parent) {}

    void setModel(QAbstractItemModel*) override {}

    void setSelectionModel(QItemSelectionModel*) override {}
};

} // namespace

RowsTable::RowsTable(QAbstractItemModel* model, QWidget* parent)
    : QTableView(parent)
    , m_rowHeight(heightOf(fontMetrics())) {
    setVerticalHeader(new NoHeader(this));
    verticalHeader()->hide();
    findChild<QAbstractButton*>()->hide(); // the corner between two headers
    setModel(model);
    horizontalHeader()->setHighlightSections(false); // whole rows are chosen
    setSelectionBehavior(SelectRows);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setTabKeyNavigation(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

int RowsTable::rows() const {
    return model() == nullptr ? 0 : model()->rowCount(); // headers get it first
}

int RowsTable::firstRow() const {
    return verticalScrollBar()->value();
}

int RowsTable::wholeRows() const {
    return std::max(1, viewport()->height() / m_rowHeight);
}

int RowsTable::lastVisibleRow() const {
    const qint64 last = qint64{firstRow()} + viewport()->height() / m_rowHeight;
    return static_cast<int>(std::min<qint64>(last, rows() - 1));
}

/// The row at the height @p y, or the nearest that there is.
int RowsTable::rowAt(int y) const {
    const int down = y >= 0 ? y / m_rowHeight : -((m_rowHeight - 1 - y) / m_rowHeight);
    return static_cast<int>(std::clamp<qint64>(qint64{firstRow()} + down, 0, rows() - 1));
}

QRect RowsTable::visualRect(const QModelIndex& index) const {
    if (!index.isValid())
        return {};
    // What is far away is only known to be there.
    constexpr qint64 Far = std::numeric_limits<int>::max() / 2;
    const qint64 y = (qint64{index.row()} - firstRow()) * m_rowHeight;
    return {horizontalHeader()->sectionViewportPosition(index.column()),
            static_cast<int>(std::clamp(y, -Far, Far)),
            horizontalHeader()->sectionSize(index.column()), m_rowHeight};
}

void RowsTable::scrollTo(const QModelIndex& index, ScrollHint hint) {
    if (!index.isValid())
        return;
    executeDelayedItemsLayout(); // the scroll bar may not know yet how many there are
    const int row = index.row();
    const int whole = wholeRows();
    int first = firstRow();
    if (hint == PositionAtCenter)
        first = row - whole / 2;
    else if (hint == PositionAtTop || (hint == EnsureVisible && row < first))
        first = row;
    else if (hint == PositionAtBottom || row - first >= whole)
        first = row - whole + 1;
    verticalScrollBar()->setValue(first);
}

QModelIndex RowsTable::indexAt(const QPoint& position) const {
    const qint64 row = qint64{firstRow()} + position.y() / m_rowHeight;
    const int column = horizontalHeader()->logicalIndexAt(position.x());
    if (position.y() < 0 || row >= rows() || column < 0)
        return {};
    return model()->index(static_cast<int>(row), column);
}

/// The model has other rows now; nobody else tells that there is something to lay out.
void RowsTable::reset() {
    QTableView::reset();
    scheduleDelayedItemsLayout();
}

QModelIndex RowsTable::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
    if (rows() == 0)
        return {};
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return model()->index(0, 0);
    qint64 row = current.row();
    int column = current.column();
    switch (action) {
    case MoveUp:
    case MovePrevious:
        --row;
        break;
    case MoveDown:
    case MoveNext:
        ++row;
        break;
    case MovePageUp:
        row -= wholeRows();
        break;
    case MovePageDown:
        row += wholeRows();
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = rows() - 1;
        break;
    case MoveLeft:
        --column;
        break;
    case MoveRight:
        ++column;
        break;
    }
    return model()->index(static_cast<int>(std::clamp<qint64>(row, 0, rows() - 1)),
                          std::clamp(column, 0, model()->columnCount() - 1));
}

int RowsTable::verticalOffset() const {
    constexpr qint64 Far = std::numeric_limits<int>::max() / 2;
    return static_cast<int>(std::min(Far, qint64{firstRow()} * m_rowHeight));
}

bool RowsTable::isIndexHidden(const QModelIndex&) const {
    return false;
}

void RowsTable::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) {
    if (rows() == 0)
        return;
    const QRect area = rect.normalized();
    const QItemSelection chosen(model()->index(rowAt(area.top()), 0),
                                model()->index(rowAt(area.bottom()), model()->columnCount() - 1));
    selectionModel()->select(chosen, command);
}

QRegion RowsTable::visualRegionForSelection(const QItemSelection& selection) const {
    QRegion region;
    for (const QItemSelectionRange& range : selection) {
        const int top = std::max(range.top(), firstRow());
        const int bottom = std::min(range.bottom(), lastVisibleRow());
        if (top <= bottom)
            region += QRect(0, (top - firstRow()) * m_rowHeight, viewport()->width(),
                            (bottom - top + 1) * m_rowHeight);
    }
    return region;
}

void RowsTable::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    const int last = std::min(lastVisibleRow(), firstRow() + event->rect().bottom() / m_rowHeight);
    for (int row = firstRow() + event->rect().top() / m_rowHeight; row <= last; ++row)
        paintRow(painter, row);
}

void RowsTable::paintRow(QPainter& painter, int row) const {
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.features.setFlag(QStyleOptionViewItem::Alternate, row % 2 == 1);
    option.state.setFlag(QStyle::State_Selected, selectionModel()->isRowSelected(row));
    for (int column = 0; column < model()->columnCount(); ++column) {
        const QModelIndex index = model()->index(row, column);
        option.rect = visualRect(index);
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        style()->drawPrimitive(QStyle::PE_PanelItemViewRow, &option, &painter, this);
        itemDelegateForIndex(index)->paint(&painter, option, index);
    }
}

void RowsTable::scrollContentsBy(int, int) {
    viewport()->update();
}

void RowsTable::updateGeometries() {
    if (m_layingOut)
        return; // new margins lead here again
    m_layingOut = true;
    const int header = horizontalHeader()->sizeHint().height();
    setViewportMargins(0, header, 0, 0);
    const QRect seen = viewport()->geometry();
    horizontalHeader()->setGeometry(seen.left(), seen.top() - header, seen.width(), header);
    verticalScrollBar()->setPageStep(wholeRows());
    verticalScrollBar()->setRange(0, std::max(0, rows() - wholeRows()));
    m_layingOut = false;
    // Not the table's: that asks the header of the rows.
    QAbstractItemView::updateGeometries(); // NOLINT(bugprone-parent-virtual-call)
}

void RowsTable::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() != QEvent::FontChange && event->type() != QEvent::StyleChange)
        return;
    m_rowHeight = heightOf(fontMetrics());
    updateGeometries();
    viewport()->update();
}

} // namespace poolscope
