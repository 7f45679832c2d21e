#pragma once

#include "core/record/runrecord.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace poolscope {

/// The results of a run that has ended as a table: number, square, process, chunk; in the order of
/// the input or in that in which chunks were completed. A row is looked up when it is shown, so
/// 10^7 rows cost no more than the chunks' order.
class ResultsModel final : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResultsModel)

public:
    enum Column { Number, Square, Process, ChunkIndex, ColumnCount };

    explicit ResultsModel(QObject* parent = nullptr);

    /// Shows @p record (nullptr: nothing), which must outlive its showing and change no more.
    void setRecord(const RunRecord* record);
    void setOrder(ResultOrder order);

    [[nodiscard]] ResultOrder order() const { return m_order; }

    /// The row of a number, or else of the number whose square it is; nothing if it is not there.
    [[nodiscard]] std::optional<int> rowOf(quint64 numberOrSquare) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Place {
        quint64 position;
        const ChunkEvent* chunk;
    };

    void sortChunks();
    [[nodiscard]] Place placeOf(int row) const;
    [[nodiscard]] std::optional<int> rowOfNumber(quint64 number) const;

    const RunRecord* m_record = nullptr;
    ResultOrder m_order = ResultOrder::Input;
    std::vector<quint32> m_sorted;   ///< chunks of the record in the order of the rows
    std::vector<quint64> m_firstRow; ///< of each of them, and the number of rows at the end
};

} // namespace poolscope
