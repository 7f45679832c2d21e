#include "ui/results/resultsview.h"

#include "core/base/text.h"
#include "ui/controls/choice.h"
#include "ui/results/rowstable.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// Copying more cells than this would stall the window; files are for that.
constexpr int MostCopiedRows = 100'000;

/// Numbers in the digits of all others in the window; Qt would write those of the locale.
class PlainNumbers final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QString displayText(const QVariant& value, const QLocale&) const override {
        return value.toString();
    }
};

/// A number as people write or paste it: "1 000 000" in groups as it is shown, or "1e6".
std::optional<quint64> soughtNumber(QString text) {
    text = plainDigits(text).removeIf([](QChar c) { return c.isSpace(); });
    bool isNumber = false;
    const quint64 number = text.toULongLong(&isNumber);
    return isNumber ? std::optional(number) : parseCount(text);
}

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
    m_search->setToolTip(tr("Enter goes to the next place where it is (Ctrl+F)."));
    m_answer->setObjectName(u"resultsAnswer"_s);
    m_answer->setWordWrap(true);
    m_ordering->setObjectName(u"resultsOrdering"_s);
    m_ordering->setProperty("quiet", true);
    m_table->setObjectName(u"resultsTable"_s);
    m_table->setItemDelegate(new PlainNumbers(m_table));
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
    connect(m_search, &QLineEdit::returnPressed, this, &ResultsView::goToNext);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ResultsView::chooseChunk);
    auto* copy = new QAction(tr("Copy the chosen rows"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &ResultsView::copySelection);
    m_table->addAction(copy);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void ResultsView::setRecord(const SharedRecord& record) {
    m_model.setRecord(nullptr); // so that nothing is put in order twice
    if (record)
        m_order->setCurrentIndex(m_order->findData(static_cast<int>(record->config.order)));
    m_model.setRecord(record);
    emit chunkChosen(std::nullopt);
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

void ResultsView::find() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ResultsView::search() {
    const QString wanted = m_search->text().trimmed();
    m_found.clear();
    m_at = 0;
    m_answer->setVisible(!wanted.isEmpty() && !m_model.isOrdering());
    if (wanted.isEmpty() || m_model.isOrdering())
        return;
    m_sought = soughtNumber(wanted);
    if (m_sought)
        m_found = m_model.rowsOf(*m_sought);
    if (!m_found.empty()) {
        goToFound();
        return;
    }
    m_table->selectionModel()->clear();
    m_answer->setText(unfoundText(wanted));
}

void ResultsView::goToFound() {
    m_answer->setText(foundText());
    const QModelIndex found = m_model.index(m_found[m_at], 0);
    m_table->selectionModel()->setCurrentIndex(found, QItemSelectionModel::ClearAndSelect |
                                                          QItemSelectionModel::Rows);
    m_table->scrollTo(found, QAbstractItemView::PositionAtCenter);
}

void ResultsView::goToNext() {
    if (m_found.size() < 2)
        return;
    m_at = (m_at + 1) % m_found.size();
    goToFound();
}

QString ResultsView::numberIn(int row) const {
    return countText(m_model.index(row, ResultsModel::Number).data().toULongLong());
}

QString ResultsView::foundText() const {
    const int row = m_found[m_at];
    const QString sought = countText(*m_sought);
    const QString number = numberIn(row);
    const QString place = countText(static_cast<quint64>(row) + 1);
    const bool isOnly = m_found.size() == 1;
    if (number != sought)
        return isOnly ? tr("%1 is the square of %2, in row %3.").arg(sought, number, place)
                      : tr("%1 is the square of %2, in row %3. Enter: the number %1.")
                            .arg(sought, number, place);
    return isOnly ? tr("The number %1 is in row %2.").arg(number, place)
                  : tr("The number %1 is in row %2. It is a square, too. Enter: that of %3.")
                        .arg(number, place, numberIn(m_found.back()));
}

QString ResultsView::unfoundText(const QString& wanted) const {
    if (m_model.record() == nullptr)
        return tr("There are no results yet: they are here once a run has ended.");
    const Input& input = m_model.record()->config.input;
    if (m_sought && *m_sought >= input.first && *m_sought - input.first < input.size)
        return tr("The number %1 was not computed before the run ended.").arg(countText(*m_sought));
    return tr("“%1” is neither a number nor a square of this run.").arg(wanted);
}

void ResultsView::chooseChunk(const QModelIndex& current) {
    emit chunkChosen(current.isValid() ? std::optional(m_model.chunkOf(current.row()))
                                       : std::nullopt);
}

void ResultsView::copySelection() {
    QStringList names;
    for (int column = 0; column < ResultsModel::ColumnCount; ++column)
        names.append(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    QString text = names.join(u'\t') + u'\n';
    quint64 chosen = 0;
    int rows = 0;
    for (const QItemSelectionRange& range : m_table->selectionModel()->selection()) {
        chosen += static_cast<quint64>(range.height());
        for (int row = range.top(); row <= range.bottom() && rows < MostCopiedRows; ++row, ++rows) {
            QStringList cells;
            for (int column = 0; column < ResultsModel::ColumnCount; ++column)
                cells.append(m_model.index(row, column).data().toString());
            text += cells.join(u'\t') + u'\n';
        }
    }
    if (chosen == 0)
        return;
    QGuiApplication::clipboard()->setText(text);
    if (chosen > MostCopiedRows)
        emit told(tr("The first %1 of %2 rows are copied: use “Save results as CSV” for all.")
                      .arg(countText(MostCopiedRows), countText(chosen)));
    else
        emit told(chosen == 1 ? tr("One row is copied.")
                              : tr("%1 rows are copied.").arg(countText(chosen)));
}

} // namespace poolscope
