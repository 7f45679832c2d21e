#include "ui/setup/chunkchips.h"

#include "core/base/text.h"
#include "core/config/configtext.h"
#include "core/config/settinglists.h"
#include "core/words/problemwords.h"
#include "ui/controls/flowlayout.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

Schedule fixed(quint64 size) {
    return {ScheduleKind::Fixed, size};
}

/// From one number to a half of all, in steps of five; few enough to try all of them, and none that
/// makes so many chunks that their runs would need too much memory.
std::vector<quint64> sizesFor(quint64 numbers) {
    constexpr std::size_t Most = 5;
    constexpr quint64 Step = 5;
    constexpr quint64 MostChunks = 1'000'000;
    std::vector<quint64> all;
    for (quint64 size = 1; size <= std::max<quint64>(1, numbers / 2); size *= Step) {
        if (numbers / size <= MostChunks)
            all.push_back(size);
    }
    if (all.size() <= Most)
        return all;
    std::vector<quint64> some;
    for (std::size_t i = 0; i < Most; ++i)
        some.push_back(all[i * (all.size() - 1) / (Most - 1)]);
    return some;
}

} // namespace

ChunkChips::ChunkChips(QWidget* parent)
    : QWidget(parent)
    , m_more(new QPushButton(u"+"_s))
    , m_size(new QLineEdit) {
    m_more->setObjectName(u"moreChunks"_s);
    m_more->setProperty("chip", true);
    m_more->setAccessibleName(tr("Add a chunk size"));
    m_more->setToolTip(tr("Add a chunk size"));
    m_size->setObjectName(u"chunkSizeToAdd"_s);
    m_size->setAccessibleName(tr("Chunk size to add"));
    m_size->setPlaceholderText(tr("size"));
    m_size->setMaximumWidth(6 * fontMetrics().averageCharWidth() + 24);
    m_size->hide();
    auto* flow = new FlowLayout(this);
    flow->addWidget(m_more);
    flow->addWidget(m_size);
    m_size->installEventFilter(this);
    connect(m_more, &QPushButton::clicked, this, &ChunkChips::openField);
    connect(m_size, &QLineEdit::textEdited, this, [this] { setProblem(QString()); });
    connect(m_size, &QLineEdit::editingFinished, this, &ChunkChips::addTyped);
    addChip({}, false);
    offerFor(RunConfig().input.size);
}

ChunkChips::ChipWords ChunkChips::wordsFor(const Schedule& schedule) {
    switch (schedule.kind) {
    case ScheduleKind::Python:
        return {u"python"_s, tr("as Python"), tr("Chunks as Python cuts them"),
                tr("As Pool.map cuts: some four chunks for each process")};
    case ScheduleKind::Fixed: {
        const QString size = countText(schedule.parameter);
        return {QString::number(schedule.parameter), size, tr("Chunks of %1").arg(size),
                tr("Chunks of this size")};
    }
    default: {
        const QString word = scheduleWord(schedule);
        return {word, word, tr("Schedule %1").arg(word), tr("Chunks as this schedule cuts them")};
    }
    }
}

void ChunkChips::addChip(const Schedule& schedule, bool isAdded) {
    const ChipWords words = wordsFor(schedule);
    auto* button = new QPushButton(words.text);
    button->setObjectName(u"chip-"_s + words.name);
    button->setProperty("chip", true);
    button->setCheckable(true);
    button->setChecked(schedule.kind != ScheduleKind::Fixed ||
                       !m_unwanted.contains(schedule.parameter));
    button->setAccessibleName(words.spoken);
    button->setToolTip(words.meaning);
    connect(button, &QPushButton::toggled, this, [this, schedule](bool isWanted) {
        remember(schedule, isWanted);
        emit changed();
    });
    m_chips.append({schedule, button, isAdded});
    layout()->addWidget(button);
}

void ChunkChips::remember(const Schedule& schedule, bool isWanted) {
    if (schedule.kind != ScheduleKind::Fixed)
        return;
    if (isWanted)
        m_unwanted.remove(schedule.parameter);
    else
        m_unwanted.insert(schedule.parameter);
}

void ChunkChips::openField() {
    m_more->hide();
    m_size->show();
    m_size->setFocus();
}

void ChunkChips::closeField() {
    const bool byKey = m_size->hasFocus();
    m_size->clear();
    m_size->hide();
    m_more->show();
    if (byKey)
        m_more->setFocus();
    setProblem(QString());
}

/// A list may be typed too: "10, 20".
void ChunkChips::addTyped() {
    if (m_size->isHidden())
        return;
    const QString text = m_size->text().trimmed();
    if (text.isEmpty()) {
        closeField();
        return;
    }
    const auto sizes = parseChunkSizeList(text);
    if (!sizes.hasValue()) {
        m_size->setModified(false); // nobody types on: it is told at once
        setProblem(sentence(sizes.error()));
        m_size->selectAll();
        return;
    }
    closeField();
    std::vector<Schedule> all = chosen();
    all.insert(all.end(), sizes.value().begin(), sizes.value().end());
    choose(all);
    emit changed();
}

void ChunkChips::setProblem(const QString& sentence) {
    if (std::exchange(m_problem, sentence) != sentence)
        emit changed();
}

bool ChunkChips::eventFilter(QObject* watched, QEvent* event) {
    const bool isKey =
        event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (!isKey || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape)
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        closeField();
    return true;
}

void ChunkChips::offerFor(quint64 numbers) {
    if (std::exchange(m_numbers, numbers) == numbers)
        return;
    const std::vector<quint64> sizes = sizesFor(numbers);
    const auto isOffered = [&sizes](const Chip& chip) {
        return chip.schedule.kind != ScheduleKind::Fixed || chip.isAdded ||
               std::find(sizes.begin(), sizes.end(), chip.schedule.parameter) != sizes.end();
    };
    for (const Chip& chip : std::as_const(m_chips)) {
        if (!isOffered(chip))
            delete chip.button;
    }
    m_chips.removeIf([&](const Chip& chip) { return !isOffered(chip); });
    for (const quint64 size : sizes) {
        const bool isThere = std::any_of(m_chips.begin(), m_chips.end(), [size](const Chip& chip) {
            return chip.schedule == fixed(size);
        });
        if (!isThere)
            addChip(fixed(size), false);
    }
    place();
    emit changed();
}

std::vector<Schedule> ChunkChips::chosen() const {
    std::vector<Schedule> schedules;
    for (const Chip& chip : m_chips) {
        if (chip.button->isChecked())
            schedules.push_back(chip.schedule);
    }
    return schedules;
}

void ChunkChips::choose(const std::vector<Schedule>& schedules) {
    const QSignalBlocker quiet(this);
    for (const Schedule& schedule : schedules) {
        const bool isThere =
            std::any_of(m_chips.begin(), m_chips.end(),
                        [&schedule](const Chip& chip) { return chip.schedule == schedule; });
        if (!isThere)
            addChip(schedule, true);
    }
    for (const Chip& chip : std::as_const(m_chips))
        chip.button->setChecked(std::find(schedules.begin(), schedules.end(), chip.schedule) !=
                                schedules.end());
    place();
}

QWidget* ChunkChips::first() const {
    return m_chips.first().button;
}

QList<QWidget*> ChunkChips::inOrder() const {
    QList<QWidget*> all;
    for (const Chip& chip : m_chips)
        all.append(chip.button);
    return all + QList<QWidget*>{m_more, m_size};
}

QWidget* ChunkChips::wrongField() const {
    return m_problem.isEmpty() ? first() : m_size;
}

/// In their order, also of the Tab key; what adds others stands behind them.
void ChunkChips::place() {
    std::stable_sort(m_chips.begin(), m_chips.end(), [](const Chip& a, const Chip& b) {
        const auto placeOf = [](const Chip& chip) {
            return chip.schedule.kind == ScheduleKind::Fixed ? chip.schedule.parameter : 0;
        };
        return placeOf(a) < placeOf(b);
    });
    QWidget* last = nullptr;
    const QList<QWidget*> all = inOrder();
    for (QWidget* widget : all) {
        layout()->removeWidget(widget);
        layout()->addWidget(widget);
        if (last != nullptr)
            setTabOrder(last, widget);
        last = widget;
    }
    updateGeometry();
}

} // namespace poolscope
