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

protected:
    void changeEvent(QEvent* event) override;

private:
    void fitColumns();
    void showState();
    void search();
    void copySelection() const;

    ResultsModel m_model;
    QComboBox* m_order;
    QLineEdit* m_search;
    QLabel* m_answer;
    QLabel* m_ordering; ///< seen while there is nothing else yet
    RowsTable* m_table;
};

} // namespace poolscope
