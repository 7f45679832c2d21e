#include "ui/setup/workfield.h"

#include "core/base/text.h"
#include "core/config/configtext.h"
#include "core/words/problemwords.h"
#include "ui/controls/choice.h"
#include "ui/controls/textlabel.h"

#include <QGridLayout>
#include <QLineEdit>

namespace poolscope {

using namespace Qt::StringLiterals;

WorkField::WorkField(QWidget* parent)
    : QWidget(parent)
    , m_choice(new Choice)
    , m_time(new QLineEdit(u"200us"_s))
    , m_profile(new Choice)
    , m_seedName(new TextLabel(TextRole::Note, tr("See&d")))
    , m_seed(new QLineEdit(QString::number(WorkSpec().seed))) {
    offerChoices();
    m_time->setObjectName(u"workTime"_s);
    m_time->setAccessibleName(tr("Mean time per square"));
    m_time->setToolTip(tr("The mean time per square, such as 200us, 5 ms or 1s."));
    m_seed->setObjectName(u"seed"_s);
    m_seed->setAccessibleName(tr("Seed of the random work"));
    m_seed->setToolTip(tr("The number from which the random times are made. The same seed gives "
                          "the same times again; any other gives different ones."));
    m_seedName->setToolTip(m_seed->toolTip());
    m_seedName->setBuddy(m_seed);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(6);
    grid->addWidget(m_choice, 0, 0, 1, 2);
    grid->addWidget(m_time, 1, 0);
    grid->addWidget(m_profile, 1, 1);
    grid->addWidget(m_seedName, 2, 0, Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(m_seed, 2, 1);
    for (Choice* choice : {m_choice, m_profile}) {
        connect(choice, &QComboBox::currentIndexChanged, this, [this] {
            showDetails();
            emit changed();
        });
    }
    for (QLineEdit* field : {m_time, m_seed})
        connect(field, &QLineEdit::textChanged, this, &WorkField::changed);
    showDetails();
}

void WorkField::offerChoices() {
    m_choice->setObjectName(u"work"_s);
    m_choice->addItem(tr("Nothing but the square"), static_cast<int>(WorkKind::None));
    m_choice->addItem(tr("CPU work"), static_cast<int>(WorkKind::Cpu));
    m_choice->addItem(tr("Waiting"), static_cast<int>(WorkKind::Wait));
    m_profile->setObjectName(u"profile"_s);
    m_profile->setAccessibleName(tr("How the work differs"));
    m_profile->setToolTip(tr("How the work differs from number to number. The mean is the same."));
    m_profile->addItem(tr("equal"), static_cast<int>(WorkProfile::Equal));
    m_profile->addItem(tr("rising"), static_cast<int>(WorkProfile::Rising));
    m_profile->addItem(tr("falling"), static_cast<int>(WorkProfile::Falling));
    m_profile->addItem(tr("random"), static_cast<int>(WorkProfile::Random));
    m_profile->addItem(tr("one heavy"), static_cast<int>(WorkProfile::OneHeavy));
}

void WorkField::setWork(const WorkSpec& work) {
    if (work.kind != WorkKind::None) {
        m_time->setText(durationWord(work.meanNs));
        m_profile->setCurrentIndex(m_profile->findData(static_cast<int>(work.profile)));
        m_seed->setText(QString::number(work.seed));
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
    if (!takesSeed())
        return work;
    const auto seed = parseSeed(m_seed->text());
    if (!seed.hasValue())
        return std::nullopt;
    work.seed = seed.value();
    return work;
}

QString WorkField::problem() const {
    if (work())
        return {};
    if (wrongField() == m_seed)
        return sentence(parseSeed(m_seed->text()).error());
    const QString text = m_time->text().trimmed();
    if (text.isEmpty())
        return tr("The mean time is missing: write it like 200us, 5 ms or 1s, above 0 and up to a "
                  "day.");
    if (text.contains(u','))
        return tr("“%1” is no time that can be used: write the fraction of a time with a point, as "
                  "in 1.5ms.")
            .arg(shortened(text));
    return tr("“%1” is no time that can be used: write it like 200us, 5 ms or 1s, above 0 and up "
              "to a day.")
        .arg(shortened(text));
}

std::vector<PanelField> WorkField::fields(SettingRow& row) {
    const auto wrong = [this] { return wrongField(); };
    const auto read = [this](RunConfig& config) {
        config.work = work().value_or(config.work);
        return problem();
    };
    const auto show = [this](const RunConfig& config) { setWork(config.work); };
    return {{Field::Work, &row, this, wrong, read, show},
            {Field::Profile, &row, this, wrong},
            {Field::Seed, &row, this, wrong}};
}

QLineEdit* WorkField::wrongField() const {
    return work() || !parseDuration(m_time->text()) ? m_time : m_seed;
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

bool WorkField::takesSeed() const {
    return kind() != WorkKind::None &&
           static_cast<WorkProfile>(m_profile->currentData().toInt()) == WorkProfile::Random;
}

void WorkField::showDetails() {
    m_time->setVisible(kind() != WorkKind::None);
    m_profile->setVisible(kind() != WorkKind::None);
    m_seedName->setVisible(takesSeed());
    m_seed->setVisible(takesSeed());
}

} // namespace poolscope
