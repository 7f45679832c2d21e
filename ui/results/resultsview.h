#pragma once

#include "ui/results/resultsmodel.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QTableView;

namespace poolscope {

/// "Results": the table of results with its order and a search field.
class ResultsView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResultsView)

public:
    explicit ResultsView(QWidget* parent = nullptr);

    /// Shows a run that has ended, in the order that it asked for; nullptr: nothing.
    void setRecord(const RunRecord* record);

private:
    void search();
    void copySelection() const;

    ResultsModel m_model;
    QComboBox* m_order;
    QLineEdit* m_search;
    QLabel* m_answer;
    QTableView* m_table;
};

} // namespace poolscope
