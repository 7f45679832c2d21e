#include "ui/tuning/pointsmodel.h"

#include "ui/controls/textlabel.h"

#include <QFont>

namespace poolscope {

namespace {

bool isNumber(PointColumn column) {
    return column != PointColumn::State && column != PointColumn::Interval;
}

QVariant alignment(PointColumn column) {
    return QVariant(isNumber(column) ? Qt::AlignRight | Qt::AlignVCenter
                                     : Qt::AlignLeft | Qt::AlignVCenter);
}

} // namespace

void PointsModel::setRows(const std::vector<PointRow>& rows, double precision) {
    if (rows == m_rows && precision == m_precision)
        return;
    const bool isAsLong = rows.size() == m_rows.size();
    if (!isAsLong)
        beginResetModel();
    m_rows = rows;
    m_precision = precision;
    if (!isAsLong)
        endResetModel();
    else if (!rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, PointColumns - 1));
}

int PointsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PointsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : PointColumns;
}

QVariant PointsModel::data(const QModelIndex& index, int role) const {
    const PointRow& row = m_rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<PointColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return row.texts[index.column()];
    case Qt::TextAlignmentRole:
        return alignment(column);
    case Qt::FontRole: {
        QFont font = fontFor(TextRole::Name);
        font.setBold(row.isRecommended || column == PointColumn::Processes);
        return font;
    }
    case Qt::AccessibleTextRole:
        return QString(columnName(column) + u' ' + row.texts[index.column()]);
    default:
        return {};
    }
}

QVariant PointsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    const auto column = static_cast<PointColumn>(section);
    switch (role) {
    case Qt::DisplayRole:
        return column == PointColumn::Interval ? tr("95 %, goal ±%1 %").arg(100.0 * m_precision)
                                               : columnName(column);
    case Qt::FontRole:
        return fontFor(TextRole::Note);
    case Qt::ToolTipRole:
        return columnMeaning(column);
    case Qt::TextAlignmentRole:
        return alignment(column);
    default:
        return {};
    }
}

} // namespace poolscope
