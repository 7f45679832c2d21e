#include "ui/window/workfield.h"

#include "core/base/text.h"
#include "ui/window/choice.h"

#include <QGridLayout>
#include <QLineEdit>

namespace poolscope {

using namespace Qt::StringLiterals;

WorkField::WorkField(QWidget* parent)
    : QWidget(parent)
    , m_choice(new Choice)
    , m_time(new QLineEdit(u"200us"_s))
    , m_profile(new Choice) {
    m_choice->setObjectName(u"work"_s);
    m_choice->addItem(tr("Nothing but the square"), static_cast<int>(WorkKind::None));
    m_choice->addItem(tr("CPU work"), static_cast<int>(WorkKind::Cpu));
    m_choice->addItem(tr("Waiting"), static_cast<int>(WorkKind::Wait));
    m_time->setObjectName(u"workTime"_s);
    m_time->setAccessibleName(tr("Mean time per square"));
    m_time->setToolTip(tr("The mean time per square, such as 200us, 5 ms or 1s."));
    m_profile->setObjectName(u"profile"_s);
    m_profile->setAccessibleName(tr("How the work differs"));
    m_profile->setToolTip(tr("How the work differs from number to number. The mean is the same."));
    m_profile->addItem(tr("equal"), static_cast<int>(WorkProfile::Equal));
    m_profile->addItem(tr("rising"), static_cast<int>(WorkProfile::Rising));
    m_profile->addItem(tr("falling"), static_cast<int>(WorkProfile::Falling));
    m_profile->addItem(tr("random"), static_cast<int>(WorkProfile::Random));
    m_profile->addItem(tr("one heavy"), static_cast<int>(WorkProfile::OneHeavy));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(6);
    grid->addWidget(m_choice, 0, 0, 1, 2);
    grid->addWidget(m_time, 1, 0);
    grid->addWidget(m_profile, 1, 1);
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this] {
        showDetails();
        emit changed();
    });
    connect(m_time, &QLineEdit::textChanged, this, &WorkField::changed);
    connect(m_profile, &QComboBox::currentIndexChanged, this, &WorkField::changed);
    showDetails();
}

void WorkField::setWork(const WorkSpec& work) {
    if (work.kind != WorkKind::None) {
        m_time->setText(durationWord(work.meanNs));
        m_profile->setCurrentIndex(m_profile->findData(static_cast<int>(work.profile)));
        m_seed = work.seed;
    }
    m_choice->setCurrentIndex(m_choice->findData(static_cast<int>(work.kind)));
}

std::optional<WorkSpec> WorkField::work() const {
    WorkSpec work;
    work.kind = kind();
    if (work.kind == WorkKind::None)
        return work;
    const std::optional<Nanoseconds> mean = parseDuration(m_time->text());
    if (!mean)
        return std::nullopt;
    work.meanNs = *mean;
    work.profile = static_cast<WorkProfile>(m_profile->currentData().toInt());
    work.seed = m_seed;
    return work;
}

QString WorkField::problem() const {
    if (work())
        return {};
    return tr("“%1” is no time that can be used: write it like 200us, 5 ms or 1s, above 0 and up "
              "to a day.")
        .arg(m_time->text());
}

QWidget* WorkField::choice() const {
    return m_choice;
}

QWidget* WorkField::profile() const {
    return m_profile;
}

WorkKind WorkField::kind() const {
    return static_cast<WorkKind>(m_choice->currentData().toInt());
}

void WorkField::showDetails() {
    m_time->setVisible(kind() != WorkKind::None);
    m_profile->setVisible(kind() != WorkKind::None);
}

} // namespace poolscope
