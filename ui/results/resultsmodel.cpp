#include "ui/results/resultsmodel.h"

#include "core/base/framebudget.h"
#include "core/record/chunknumber.h"
#include "ui/results/roworder.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace poolscope {

ResultsModel::ResultsModel(QObject* parent)
    : QAbstractTableModel(parent) {}

ResultsModel::~ResultsModel() = default;

void ResultsModel::setRecord(SharedRecord record) {
    m_record = std::move(record);
    putInOrder();
}

void ResultsModel::setOrder(ResultOrder order) {
    if (order == m_order)
        return;
    m_order = order;
    putInOrder();
}

void ResultsModel::putInOrder() {
    m_ordering.forget();
    if (!m_record || m_record->chunks.size() <= FrameBudget::ItemsPerLook) {
        setRows(m_record ? RowOrder::make(m_record, m_order) : nullptr);
        return;
    }
    setRows(nullptr);
    m_ordering.start(
        [record = m_record, order = m_order](const std::stop_token& stop) {
            return RowOrder::make(record, order, stop);
        },
        [this](std::shared_ptr<const RowOrder> rows) {
            setRows(std::move(rows));
            emit ordered();
        });
}

void ResultsModel::setRows(std::shared_ptr<const RowOrder> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

std::optional<int> ResultsModel::rowOfNumber(quint64 number) const {
    if (!m_rows || number < m_rows->record().config.input.first)
        return std::nullopt;
    const std::optional<quint64> row = m_rows->rowOf(number - m_rows->record().config.input.first);
    return row && *row < static_cast<quint64>(rowCount()) ? std::optional(static_cast<int>(*row))
                                                          : std::nullopt;
}

std::vector<int> ResultsModel::rowsOf(quint64 numberOrSquare) const {
    std::vector<int> rows;
    if (const auto row = rowOfNumber(numberOrSquare))
        rows.push_back(*row);
    const auto root =
        static_cast<quint64>(std::llround(std::sqrt(static_cast<double>(numberOrSquare))));
    if (root == numberOrSquare || root * root != numberOrSquare)
        return rows; // 0 and 1 are their own squares
    if (const auto row = rowOfNumber(root))
        rows.push_back(*row);
    return rows;
}

quint64 ResultsModel::chunkOf(int row) const {
    return m_rows->placeOf(static_cast<quint64>(row)).chunk->index;
}

int ResultsModel::rowCount(const QModelIndex& parent) const {
    // Item views count in int; beyond two thousand million rows the rest is not shown.
    constexpr quint64 Most = std::numeric_limits<int>::max() - 1;
    return parent.isValid() || !m_rows ? 0 : static_cast<int>(std::min(Most, m_rows->rows()));
}

int ResultsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ResultsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const RunRecord& record = m_rows->record();
    const RowOrder::Place place = m_rows->placeOf(static_cast<quint64>(index.row()));
    switch (index.column()) {
    case Number:
        return record.config.input.first + place.position;
    case Square:
        return record.results.kind() == Results::Kind::Numbers
                   ? QVariant(static_cast<quint64>(record.results.numbers()[place.position]))
                   : QVariant();
    case Process:
        return place.chunk->process;
    case ChunkIndex:
        return chunkNumber(place.chunk->index);
    default:
        return {};
    }
}

QVariant ResultsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter); // as what stands below
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    switch (section) {
    case Number:
        return tr("number");
    case Square:
        return tr("square");
    case Process:
        return tr("process");
    case ChunkIndex:
        return tr("chunk");
    default:
        return {};
    }
}

} // namespace poolscope
