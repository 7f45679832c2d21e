#pragma once

#include "ui/tuning/pointrows.h"

#include <QAbstractTableModel>

namespace poolscope {

/// Rows of points for a table.
class PointsModel final : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PointsModel)

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const std::vector<PointRow>& rows, double precision);

    [[nodiscard]] const PointRow& row(int at) const { return m_rows[static_cast<std::size_t>(at)]; }

    [[nodiscard]] double precision() const { return m_precision; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    std::vector<PointRow> m_rows;
    double m_precision = 0.03;
};

} // namespace poolscope
