#include "ui/setup/chunkchips.h"

#include "core/base/text.h"
#include "core/config/settinglists.h"
#include "ui/controls/flowlayout.h"

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

/// From one number to a half of all, in steps of five; few enough to try all of them.
std::vector<quint64> sizesFor(quint64 numbers) {
    constexpr std::size_t Most = 5;
    constexpr quint64 Step = 5;
    std::vector<quint64> all;
    for (quint64 size = 1; size <= std::max<quint64>(1, numbers / 2); size *= Step)
        all.push_back(size);
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
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_more->hide();
        m_size->show();
        m_size->setFocus();
    });
    connect(m_size, &QLineEdit::editingFinished, this, &ChunkChips::addTyped);
    addChip({}, false);
    offerFor(RunConfig().input.size);
}

void ChunkChips::addChip(const Schedule& schedule, bool isAdded) {
    const bool isPython = schedule.kind != ScheduleKind::Fixed;
    auto* button = new QPushButton(isPython ? tr("as Python") : countText(schedule.parameter));
    button->setObjectName(isPython ? u"chip-python"_s
                                   : u"chip-"_s + QString::number(schedule.parameter));
    button->setProperty("chip", true);
    button->setCheckable(true);
    button->setChecked(true);
    button->setAccessibleName(isPython ? tr("Chunks as Python cuts them")
                                       : tr("Chunks of %1").arg(countText(schedule.parameter)));
    button->setToolTip(isPython ? tr("As Pool.map cuts: some four chunks for each process")
                                : tr("Chunks of this size"));
    connect(button, &QPushButton::toggled, this, &ChunkChips::changed);
    m_chips.append({schedule, button, isAdded});
    layout()->addWidget(button);
}

/// A list may be typed too: "10, 20".
void ChunkChips::addTyped() {
    if (m_size->isHidden())
        return;
    const QString text = m_size->text().trimmed();
    const auto sizes = parseChunkSizeList(text);
    if (!text.isEmpty() && !sizes.hasValue()) {
        m_size->setProperty("wrong", true);
        m_size->setToolTip(tr("A chunk size is a whole number from 1 on."));
        m_size->setStyleSheet(m_size->styleSheet()); // for the mark
        m_size->selectAll();
        return;
    }
    const bool byKey = m_size->hasFocus();
    m_size->clear();
    m_size->setProperty("wrong", false);
    m_size->setToolTip(QString());
    m_size->hide();
    m_more->show();
    if (byKey)
        m_more->setFocus();
    if (text.isEmpty())
        return;
    std::vector<Schedule> all = chosen();
    all.insert(all.end(), sizes.value().begin(), sizes.value().end());
    choose(all);
    emit changed();
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

void ChunkChips::setProblemMark(bool isWrong) {
    setProperty("wrong", isWrong);
}

/// In their order, also of the Tab key; what adds others stands behind them.
void ChunkChips::place() {
    std::sort(m_chips.begin(), m_chips.end(), [](const Chip& a, const Chip& b) {
        const auto placeOf = [](const Chip& chip) {
            return chip.schedule.kind == ScheduleKind::Fixed ? chip.schedule.parameter : 0;
        };
        return placeOf(a) < placeOf(b);
    });
    QWidget* last = nullptr;
    QList<QWidget*> all;
    for (const Chip& chip : std::as_const(m_chips))
        all.append(chip.button);
    all.append({m_more, m_size});
    for (QWidget* widget : std::as_const(all)) {
        layout()->removeWidget(widget);
        layout()->addWidget(widget);
        if (last != nullptr)
            setTabOrder(last, widget);
        last = widget;
    }
    updateGeometry();
}

} // namespace poolscope
