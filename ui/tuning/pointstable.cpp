#include "ui/tuning/pointstable.h"

#include "ui/controls/textlabel.h"
#include "ui/tuning/pointdelegate.h"
#include "ui/tuning/pointsmodel.h"

#include <QEvent>
#include <QHeaderView>

#include <algorithm>
#include <cmath>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

constexpr double RowHeight = 1.75; ///< in lines of text
constexpr int FewestRows = 3;
constexpr int MostRows = 8;

} // namespace

PointsTable::PointsTable(QWidget* parent)
    : QTableView(parent)
    , m_model(new PointsModel(this)) {
    setObjectName(u"pointsTable"_s);
    setAccessibleName(tr("Points of the sweep"));
    setModel(m_model);
    setItemDelegate(new PointDelegate(this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView& header = *horizontalHeader();
    header.setHighlightSections(false);
    header.setSectionResizeMode(QHeaderView::ResizeToContents);
    header.setStretchLastSection(true);
    header.setMinimumSectionSize(6 * fontMetrics().averageCharWidth());
    connect(this, &QTableView::activated, this, &PointsTable::choose);
    fitRows();
}

void PointsTable::setRows(const std::vector<PointRow>& rows, double precision) {
    const auto count = m_model->rowCount();
    m_model->setRows(rows, precision);
    if (m_model->rowCount() != count)
        updateGeometry();
}

QSize PointsTable::sizeHint() const {
    const int rows = std::clamp(m_model->rowCount(), FewestRows, MostRows);
    return {600, horizontalHeader()->sizeHint().height() +
                     rows * verticalHeader()->defaultSectionSize()};
}

/// The page scrolls rather than the table, as long as there are not very many rows.
QSize PointsTable::minimumSizeHint() const {
    return {300, sizeHint().height()};
}

void PointsTable::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitRows();
}

void PointsTable::fitRows() {
    const QFontMetrics metrics(fontFor(TextRole::Name));
    verticalHeader()->setDefaultSectionSize(
        static_cast<int>(std::lround(RowHeight * metrics.height())));
}

void PointsTable::choose(const QModelIndex& index) {
    emit pointChosen(m_model->row(index.row()).point);
}

} // namespace poolscope
