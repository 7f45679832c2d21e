#include "ui/setup/chunksfield.h"

#include "core/config/configtext.h"
#include "core/words/problemwords.h"
#include "ui/controls/choice.h"
#include "ui/controls/textlabel.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace poolscope {

using namespace Qt::StringLiterals;

ChunksField::ChunksField(QWidget* parent)
    : QWidget(parent)
    , m_choice(new Choice)
    , m_name(new TextLabel(TextRole::Note, tr("at least")))
    , m_number(new QLineEdit(u"1"_s)) {
    m_choice->setObjectName(u"schedule"_s);
    m_number->setObjectName(u"chunkNumber"_s);
    const auto offer = [this](ScheduleKind kind, const QString& name, const QString& meaning) {
        m_choice->addItem(name, static_cast<int>(kind));
        m_choice->setItemData(m_choice->count() - 1, meaning, Qt::ToolTipRole);
    };
    offer(ScheduleKind::Python, tr("As Python’s Pool.map does"),
          tr("About four chunks for each process, all of one size."));
    offer(ScheduleKind::Fixed, tr("Fixed size"), tr("Every chunk has the size that you choose."));
    offer(ScheduleKind::Static, tr("One per process"),
          tr("As many chunks as processes, equally large. Little to organize, but who is done "
             "early cannot help the others."));
    offer(ScheduleKind::Guided, tr("Guided"),
          tr("Large chunks first, smaller and smaller ones later: always the rest divided by the "
             "number of processes."));
    offer(ScheduleKind::GuidedHalf, tr("Guided, halved"),
          tr("As guided, but each chunk is half as large."));
    offer(ScheduleKind::Trapezoid, tr("Trapezoid"),
          tr("Chunks that get smaller by the same amount each time."));
    offer(ScheduleKind::Factoring, tr("Factoring"),
          tr("Rounds of equal chunks, one for each process; each round is half of the rest."));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_choice, 1);
    row->addWidget(m_name);
    row->addWidget(m_number);
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this] {
        showNumber();
        emit changed();
    });
    connect(m_number, &QLineEdit::textChanged, this, &ChunksField::changed);
    showNumber();
}

void ChunksField::setSchedule(const Schedule& schedule) {
    m_number->setText(QString::number(schedule.parameter));
    m_choice->setCurrentIndex(m_choice->findData(static_cast<int>(schedule.kind)));
}

Result<Schedule, Problem> ChunksField::schedule() const {
    if (!takesNumber(kind()))
        return Schedule{kind(), 1};
    const auto fixed = parseChunkSize(m_number->text());
    if (!fixed.hasValue())
        return fixed.error();
    return Schedule{kind(), fixed.value().parameter};
}

std::vector<PanelField> ChunksField::fields(SettingRow& row) {
    const auto wrong = [this] {
        return takesNumber(kind()) ? static_cast<QWidget*>(m_number) : m_choice;
    };
    const auto read = [this](RunConfig& config) {
        const auto written = schedule();
        if (written.hasValue())
            config.schedule = written.value();
        return written.hasValue() ? QString() : sentence(written.error());
    };
    const auto show = [this](const RunConfig& config) { setSchedule(config.schedule); };
    return {{Field::Schedule, &row, this, wrong, read, show},
            {Field::ChunkSize, &row, this, wrong}};
}

QWidget* ChunksField::choice() const {
    return m_choice;
}

ScheduleKind ChunksField::kind() const {
    return static_cast<ScheduleKind>(m_choice->currentData().toInt());
}

void ChunksField::showNumber() {
    m_number->setVisible(takesNumber(kind()));
    const bool isSize = kind() == ScheduleKind::Fixed;
    m_name->setVisible(takesNumber(kind()) && !isSize);
    m_number->setMaximumWidth(isSize ? 96 : 64); // px, beside the longer names and "at least"
    m_number->setAccessibleName(isSize ? tr("Chunk size") : tr("Smallest chunk"));
    m_number->setToolTip(isSize ? tr("How many numbers a chunk has.")
                                : tr("No chunk has fewer numbers than this, but for the last."));
    m_name->setToolTip(m_number->toolTip());
}

} // namespace poolscope
