#include "ui/results/resultsview.h"

#include "core/base/text.h"
#include "ui/controls/choice.h"
#include "ui/results/rowstable.h"

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// Copying more cells than this would stall the window; files are for that.
constexpr int MostCopiedRows = 100'000;

} // namespace

ResultsView::ResultsView(QWidget* parent)
    : QWidget(parent)
    , m_order(new Choice)
    , m_search(new QLineEdit)
    , m_answer(new QLabel)
    , m_ordering(new QLabel(tr("Putting the results in order …")))
    , m_table(new RowsTable(&m_model)) {
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
    m_ordering->setObjectName(u"resultsOrdering"_s);
    m_ordering->setProperty("quiet", true);
    m_table->setObjectName(u"resultsTable"_s);
    m_table->horizontalHeader()->setSectionResizeMode(ResultsModel::Square, QHeaderView::Stretch);
    m_table->setAccessibleName(tr("Results: number, square, process and chunk"));

    auto* top = new QHBoxLayout;
    top->addWidget(m_order);
    top->addWidget(m_search, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(top);
    layout->addWidget(m_answer);
    layout->addWidget(m_ordering);
    layout->addWidget(m_table, 1);
    fitColumns();
    showState();

    connect(&m_model, &ResultsModel::ordered, this, &ResultsView::showState);
    connect(m_order, &QComboBox::currentIndexChanged, this, [this] {
        m_model.setOrder(static_cast<ResultOrder>(m_order->currentData().toInt()));
        showState();
    });
    connect(m_search, &QLineEdit::textChanged, this, &ResultsView::search);
    auto* copy = new QShortcut(QKeySequence::Copy, m_table);
    copy->setContext(Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, &ResultsView::copySelection);
}

void ResultsView::setRecord(const SharedRecord& record) {
    m_model.setRecord(nullptr); // so that nothing is put in order twice
    if (record)
        m_order->setCurrentIndex(m_order->findData(static_cast<int>(record->config.order)));
    m_model.setRecord(record);
    showState();
}

void ResultsView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitColumns();
}

/// Room for the largest numbers and indices; the squares, which are longest, get the rest.
void ResultsView::fitColumns() {
    const QHeaderView& header = *m_table->horizontalHeader();
    const QFontMetrics metrics = m_table->fontMetrics();
    const int largest = metrics.horizontalAdvance(u"4294967295"_s) + metrics.height();
    m_table->setColumnWidth(ResultsModel::Number, largest);
    m_table->setColumnWidth(ResultsModel::ChunkIndex, largest);
    m_table->setColumnWidth(ResultsModel::Process, header.sectionSizeHint(ResultsModel::Process));
}

void ResultsView::showState() {
    m_ordering->setVisible(m_model.isOrdering());
    search();
}

void ResultsView::search() {
    const QString wanted = m_search->text().trimmed();
    m_answer->setVisible(!wanted.isEmpty() && !m_model.isOrdering());
    if (wanted.isEmpty() || m_model.isOrdering())
        return;
    bool isNumber = false;
    const quint64 number = wanted.toULongLong(&isNumber);
    const auto row = isNumber ? m_model.rowOf(number) : std::nullopt;
    if (!row) {
        m_answer->setText(tr("“%1” is neither a number nor a square of this run.").arg(wanted));
        return;
    }
    m_answer->setText(tr("Row %1").arg(countText(static_cast<quint64>(*row) + 1)));
    const QModelIndex found = m_model.index(*row, 0);
    m_table->selectionModel()->setCurrentIndex(found, QItemSelectionModel::ClearAndSelect |
                                                          QItemSelectionModel::Rows);
    m_table->scrollTo(found, QAbstractItemView::PositionAtCenter);
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
