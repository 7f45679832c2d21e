#include "ui/results/resultsview.h"

#include "core/base/text.h"
#include "ui/style/choice.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// Copying more cells than this would stall the window; files are for that.
constexpr int MostCopiedRows = 100'000;

QTableView* makeTable(ResultsModel* model) {
    auto* table = new QTableView;
    table->setObjectName(u"resultsTable"_s);
    table->setAccessibleName(ResultsView::tr("Results: number, square, process and chunk"));
    table->setModel(model);
    table->verticalHeader()->hide();
    // One height for all rows: nothing has to be measured, however many there are.
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() * 3 / 2);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setTabKeyNavigation(false);
    return table;
}

} // namespace

ResultsView::ResultsView(QWidget* parent)
    : QWidget(parent)
    , m_order(new Choice)
    , m_search(new QLineEdit)
    , m_answer(new QLabel)
    , m_table(makeTable(&m_model)) {
    m_order->setObjectName(u"resultsOrder"_s);
    m_order->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_order->setAccessibleName(tr("Order of the results"));
    m_order->addItem(tr("Order of the input"), static_cast<int>(ResultOrder::Input));
    m_order->addItem(tr("Order of completion"), static_cast<int>(ResultOrder::Completion));
    m_order->setToolTip(tr("Pool.map gives results in the order of the input; imap_unordered gives "
                           "them as chunks are completed."));
    m_search->setObjectName(u"resultsSearch"_s);
    m_search->setAccessibleName(tr("Find a number or a square"));
    m_search->setPlaceholderText(tr("Find a number or a square"));
    m_search->setClearButtonEnabled(true);
    m_answer->setObjectName(u"resultsAnswer"_s);

    auto* top = new QHBoxLayout;
    top->addWidget(m_order);
    top->addWidget(m_search, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(top);
    layout->addWidget(m_answer);
    layout->addWidget(m_table, 1);
    m_answer->hide();

    connect(m_order, &QComboBox::currentIndexChanged, this, [this] {
        m_model.setOrder(static_cast<ResultOrder>(m_order->currentData().toInt()));
        search();
    });
    connect(m_search, &QLineEdit::textChanged, this, &ResultsView::search);
    auto* copy = new QShortcut(QKeySequence::Copy, m_table);
    copy->setContext(Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, &ResultsView::copySelection);
}

void ResultsView::setRecord(const RunRecord* record) {
    m_model.setRecord(record);
    if (record != nullptr)
        m_order->setCurrentIndex(m_order->findData(static_cast<int>(record->config.order)));
    search();
}

void ResultsView::search() {
    const QString wanted = m_search->text().trimmed();
    m_answer->setVisible(!wanted.isEmpty());
    if (wanted.isEmpty())
        return;
    bool isNumber = false;
    const quint64 number = wanted.toULongLong(&isNumber);
    const auto row = isNumber ? m_model.rowOf(number) : std::nullopt;
    if (!row) {
        m_answer->setText(tr("“%1” is neither a number nor a square of this run.").arg(wanted));
        return;
    }
    m_answer->setText(tr("Row %1").arg(countText(static_cast<quint64>(*row) + 1)));
    m_table->selectRow(*row);
    m_table->scrollTo(m_model.index(*row, 0), QAbstractItemView::PositionAtCenter);
}

void ResultsView::copySelection() const {
    QString text;
    int rows = 0;
    for (const QItemSelectionRange& range : m_table->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom() && rows < MostCopiedRows; ++row, ++rows) {
            QStringList cells;
            for (int column = 0; column < ResultsModel::ColumnCount; ++column)
                cells.append(m_model.index(row, column).data().toString());
            text += cells.join(u'\t') + u'\n';
        }
    }
    QGuiApplication::clipboard()->setText(text);
}

} // namespace poolscope
