#include "ui/setup/examplefield.h"

#include "core/words/examplewords.h"
#include "ui/controls/choice.h"

#include <QScopedValueRollback>
#include <QStyleOptionComboBox>
#include <QVBoxLayout>

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// What the item has that stands for changed fields, where the others have their example.
constexpr int Changed = -1;

/// The name of an example whose fields have been changed.
QString changedName(Example example) {
    return ExampleField::tr("%1 (changed)").arg(exampleName(example));
}

/// Without a seed that nothing uses.
RunConfig essenceOf(RunConfig config) {
    if (config.work.profile != WorkProfile::Random)
        config.work.seed = WorkSpec().seed;
    return config;
}

} // namespace

ExampleField::ExampleField(int usableCores, QWidget* parent)
    : QWidget(parent)
    , m_usableCores(usableCores)
    , m_choice(new Choice) {
    m_choice->setObjectName(u"example"_s);
    m_choice->setAccessibleName(tr("Prepared experiment"));
    for (const Example example : Examples) {
        m_choice->addItem(exampleName(example), static_cast<int>(example));
        m_choice->setItemData(m_choice->count() - 1, exampleHint(example), Qt::ToolTipRole);
    }
    showHint(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_choice);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &ExampleField::choose);
}

QSize ExampleField::minimumSizeHint() const {
    int widest = 0;
    for (const Example example : Examples) {
        const int width = m_choice->fontMetrics().horizontalAdvance(changedName(example));
        widest = std::max(widest, width);
    }
    QStyleOptionComboBox option;
    option.initFrom(m_choice);
    const QSize text(widest, m_choice->fontMetrics().height());
    const QSize box =
        m_choice->style()->sizeFromContents(QStyle::CT_ComboBox, &option, text, m_choice);
    return QWidget::minimumSizeHint().expandedTo({box.width(), 0});
}

void ExampleField::setOrigin(const RunConfig& config) {
    if (isExample(config, m_origin))
        return;
    const auto* found =
        std::find_if(Examples.begin(), Examples.end(),
                     [this, &config](Example example) { return isExample(config, example); });
    m_origin = found == Examples.end() ? Example::Notebook : *found;
}

void ExampleField::follow(const std::optional<RunConfig>& config) {
    const bool changed = !config || !isExample(*config, m_origin);
    showName(changed);
    showHint(changed);
}

void ExampleField::choose() {
    const int chosenOne = m_choice->currentData().toInt();
    if (m_showing || chosenOne == Changed)
        return;
    m_origin = static_cast<Example>(chosenOne);
    emit chosen(exampleConfig(m_origin, m_usableCores));
}

bool ExampleField::isExample(const RunConfig& config, Example example) const {
    return essenceOf(config) == essenceOf(exampleConfig(example, m_usableCores));
}

/// Changed fields have an item of their own below their example's, by which they can be put back.
void ExampleField::showName(bool changed) {
    const QScopedValueRollback showing(m_showing, true);
    const int origin = m_choice->findData(static_cast<int>(m_origin));
    const int old = m_choice->findData(Changed);
    if (!changed) {
        m_choice->setCurrentIndex(origin);
        m_choice->removeItem(old);
    } else if (old != origin + 1) {
        m_choice->insertItem(origin + 1, changedName(m_origin), Changed);
        m_choice->setCurrentIndex(origin + 1);
        m_choice->removeItem(old > origin ? old + 1 : old);
    }
}

void ExampleField::showHint(bool changed) {
    const QString hint = exampleHint(m_origin);
    const QString shown =
        changed ? tr("%1\nChanged since then: choose it again to have it back.").arg(hint) : hint;
    m_choice->setToolTip(shown);
    m_choice->setAccessibleDescription(shown);
}

} // namespace poolscope
