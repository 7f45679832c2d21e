#pragma once

#include "ui/tuning/pointrows.h"

#include <QTableView>

namespace poolscope {

class PointsModel;

/// The points of a sweep with one schedule, a row for each number of processes. Enter, or a double
/// click, opens a run of one.
class PointsTable final : public QTableView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PointsTable)

public:
    explicit PointsTable(QWidget* parent = nullptr);

    /// @p precision: half of the interval that is asked for, as a share of the median.
    void setRows(const std::vector<PointRow>& rows, double precision);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void pointChosen(std::size_t point);

protected:
    void changeEvent(QEvent* event) override;

private:
    void choose(const QModelIndex& index);
    void fitRows();

    PointsModel* m_model;
};

} // namespace poolscope
