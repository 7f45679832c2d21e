#pragma once

#include "core/base/backgroundwork.h"
#include "core/record/runrecord.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <vector>

namespace poolscope {

class RowOrder;

/// The results of a run that has ended as a table: number, square, process, chunk; in the order of
/// the input or in that in which chunks were completed. A row is looked up when it is shown, so
/// 10^7 rows cost no more than the chunks' order. Many chunks are put in order in another thread;
/// until then the table is empty.
class ResultsModel final : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResultsModel)

public:
    enum Column { Number, Square, Process, ChunkIndex, ColumnCount };

    explicit ResultsModel(QObject* parent = nullptr);
    ~ResultsModel() override;

    /// Shows @p record, which has ended; null: nothing.
    void setRecord(SharedRecord record);
    void setOrder(ResultOrder order);

    [[nodiscard]] ResultOrder order() const { return m_order; }

    /// Whether the results are still being put in order.
    [[nodiscard]] bool isOrdering() const { return m_ordering.isBusy(); }

    [[nodiscard]] const SharedRecord& record() const { return m_record; }

    /// The rows of a number and of the number whose square it is, as far as they are there.
    [[nodiscard]] std::vector<int> rowsOf(quint64 numberOrSquare) const;
    /// The index of the chunk that a row was computed in.
    [[nodiscard]] quint64 chunkOf(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

signals:
    /// The results are in order, after a while in which they were not.
    void ordered();

private:
    void putInOrder();
    void setRows(std::shared_ptr<const RowOrder> rows);
    [[nodiscard]] std::optional<int> rowOfNumber(quint64 number) const;

    SharedRecord m_record;
    ResultOrder m_order = ResultOrder::Input;
    std::shared_ptr<const RowOrder> m_rows; ///< null: nothing to show, or not yet
    BackgroundWork m_ordering;
};

} // namespace poolscope
