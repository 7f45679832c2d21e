#include "ui/results/resultsmodel.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>

namespace poolscope {

namespace {

constexpr quint32 NoChunk = std::numeric_limits<quint32>::max();

} // namespace

ResultsModel::ResultsModel(QObject* parent)
    : QAbstractTableModel(parent) {}

void ResultsModel::setRecord(const RunRecord* record) {
    beginResetModel();
    m_record = record;
    sortChunks();
    endResetModel();
}

void ResultsModel::setOrder(ResultOrder order) {
    if (order == m_order)
        return;
    beginResetModel();
    m_order = order;
    sortChunks();
    endResetModel();
}

void ResultsModel::sortChunks() {
    m_sorted.clear();
    m_firstRow.assign(1, 0);
    if (m_record == nullptr)
        return;
    const std::vector<ChunkEvent>& chunks = m_record->chunks;
    m_sorted.resize(chunks.size());
    if (m_order == ResultOrder::Input) {
        // Chunks are numbered in the order of the input; those that were not done leave gaps.
        std::vector<quint32> byIndex(m_record->chunksPlanned, NoChunk);
        for (std::size_t i = 0; i < chunks.size(); ++i)
            byIndex[chunks[i].index] = static_cast<quint32>(i);
        std::copy_if(byIndex.begin(), byIndex.end(), m_sorted.begin(),
                     [](quint32 i) { return i != NoChunk; });
    } else {
        std::iota(m_sorted.begin(), m_sorted.end(), 0U);
        std::sort(m_sorted.begin(), m_sorted.end(), [&chunks](quint32 a, quint32 b) {
            return std::tie(chunks[a].finishedNs, chunks[a].index) <
                   std::tie(chunks[b].finishedNs, chunks[b].index);
        });
    }
    m_firstRow.reserve(chunks.size() + 1);
    for (const quint32 i : m_sorted)
        m_firstRow.push_back(m_firstRow.back() + chunks[i].count);
}

ResultsModel::Place ResultsModel::placeOf(int row) const {
    const auto wanted = static_cast<quint64>(row);
    const auto next = std::upper_bound(m_firstRow.begin(), m_firstRow.end(), wanted);
    const auto at = static_cast<std::size_t>(next - m_firstRow.begin()) - 1;
    const ChunkEvent& chunk = m_record->chunks[m_sorted[at]];
    return {chunk.position + (wanted - m_firstRow[at]), &chunk};
}

std::optional<int> ResultsModel::rowOfNumber(quint64 number) const {
    if (m_record == nullptr || number < m_record->config.first)
        return std::nullopt;
    const quint64 position = number - m_record->config.first;
    for (std::size_t at = 0; at < m_sorted.size(); ++at) {
        const ChunkEvent& chunk = m_record->chunks[m_sorted[at]];
        if (position < chunk.position || position - chunk.position >= chunk.count)
            continue;
        const quint64 row = m_firstRow[at] + (position - chunk.position);
        return row < static_cast<quint64>(rowCount()) ? std::optional(static_cast<int>(row))
                                                      : std::nullopt;
    }
    return std::nullopt;
}

std::optional<int> ResultsModel::rowOf(quint64 numberOrSquare) const {
    if (const auto row = rowOfNumber(numberOrSquare))
        return row;
    const auto root =
        static_cast<quint64>(std::llround(std::sqrt(static_cast<double>(numberOrSquare))));
    return root * root == numberOrSquare ? rowOfNumber(root) : std::nullopt;
}

int ResultsModel::rowCount(const QModelIndex& parent) const {
    // Item views count in int; beyond two thousand million rows the rest is not shown.
    constexpr quint64 Most = std::numeric_limits<int>::max() - 1;
    return parent.isValid()
               ? 0
               : static_cast<int>(std::min(Most, m_firstRow.empty() ? 0 : m_firstRow.back()));
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
    const Place place = placeOf(index.row());
    switch (index.column()) {
    case Number:
        return m_record->config.first + place.position;
    case Square:
        return m_record->results
                   ? QVariant(static_cast<quint64>(m_record->results.get()[place.position]))
                   : QVariant();
    case Process:
        return int{place.chunk->process};
    case ChunkIndex:
        return quint64{place.chunk->index} + 1; // people count from 1
    default:
        return {};
    }
}

QVariant ResultsModel::headerData(int section, Qt::Orientation orientation, int role) const {
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
