#pragma once

#include <QTableView>

namespace poolscope {

/// A table of very many rows, all of one height. Qt's own keeps a note on each row, which for 10^8
/// of them takes 800 MB and half a second; this one knows by division what is where.
class RowsTable final : public QTableView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowsTable)

public:
    explicit RowsTable(QAbstractItemModel* model, QWidget* parent = nullptr);

    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint& position) const override;
    void reset() override;

protected:
    [[nodiscard]] QModelIndex moveCursor(CursorAction action,
                                         Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex& index) const override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void paintEvent(QPaintEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    void changeEvent(QEvent* event) override;

private:
    void paintRow(QPainter& painter, int row) const;
    [[nodiscard]] int rows() const;
    [[nodiscard]] int firstRow() const;
    /// As many as can be seen whole, at least 1.
    [[nodiscard]] int wholeRows() const;
    [[nodiscard]] int lastVisibleRow() const;
    [[nodiscard]] int rowAt(int y) const;

    int m_rowHeight;
    bool m_layingOut = false;
};

} // namespace poolscope
