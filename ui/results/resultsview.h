#pragma once

#include "ui/results/resultsmodel.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace poolscope {

class RowsTable;

/// "Results": the table of results with its order and a search field.
class ResultsView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResultsView)

public:
    explicit ResultsView(QWidget* parent = nullptr);

    /// Shows a run that has ended, in the order that it asked for; null: nothing.
    void setRecord(const SharedRecord& record);
    /// Takes the keyboard to the search field.
    void find();

signals:
    /// Another row is the current one, which was computed in that chunk; nothing: none is.
    void chunkChosen(std::optional<quint64> index);
    /// What came of something that was asked for, in one sentence.
    void told(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fitColumns();
    void showState();
    void search();
    void goToFound();
    void goToNext();
    [[nodiscard]] QString foundText() const;
    [[nodiscard]] QString unfoundText(const QString& wanted) const;
    [[nodiscard]] QString numberIn(int row) const;
    void chooseChunk(const QModelIndex& current);
    void copySelection();

    ResultsModel m_model;
    QComboBox* m_order;
    QLineEdit* m_search;
    QLabel* m_answer;
    QLabel* m_ordering; ///< seen while there is nothing else yet
    RowsTable* m_table;
    std::optional<quint64> m_sought; ///< nothing, or no number
    std::vector<int> m_found;        ///< rows
    std::size_t m_at = 0;            ///< in m_found
};

} // namespace poolscope
