#include "ui/setup/settingrow.h"

#include "ui/controls/intosight.h"
#include "ui/controls/stylemark.h"
#include "ui/controls/textlabel.h"

#include <QApplication>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// Nobody who types on waits so long.
constexpr int PauseMs = 700;

} // namespace

SettingRow::SettingRow(const QString& name, const QString& meaning, QWidget* field,
                       QWidget* content)
    : m_field(field)
    , m_hint(new TextLabel(TextRole::Note))
    , m_problem(new TextLabel(TextRole::Note))
    , m_column(new QVBoxLayout(this)) {
    auto* label = new TextLabel(TextRole::Name, name);
    label->setBuddy(field);
    field->installEventFilter(this);
    if (QString spoken = name; field->accessibleName().isEmpty())
        field->setAccessibleName(spoken.remove(u'&'));
    setToolTip(meaning);
    m_hint->setObjectName(u"hint"_s);
    m_hint->setAlignment(Qt::AlignRight | Qt::AlignBottom);
    m_hint->setWordWrap(true); // rather than widen the panel
    m_hint->hide();
    m_problem->setObjectName(u"problem"_s);
    m_problem->setProperty("alarming", true);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(label, 0, Qt::AlignBottom);
    top->addWidget(m_hint, 1);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(5);
    m_column->addLayout(top);
    m_column->addWidget(content != nullptr ? content : field);
    m_column->addWidget(m_problem);
    m_pause.setSingleShot(true);
    m_pause.setInterval(PauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] { showProblem(m_next); });
}

void SettingRow::add(QWidget* widget) {
    m_column->insertWidget(m_column->count() - 1, widget);
}

void SettingRow::showProblemIn(QBoxLayout& place) {
    m_column->removeWidget(m_problem);
    place.addWidget(m_problem);
}

void SettingRow::setHint(const QString& hint) {
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

void SettingRow::setProblem(const QString& sentence) {
    m_pause.stop();
    m_next = sentence;
    if (!sentence.isEmpty() && m_problem->text().isEmpty() && isTypedIn())
        m_pause.start();
    else
        showProblem(sentence);
}

bool SettingRow::isTypedIn() const {
    const auto* field = qobject_cast<const QLineEdit*>(QApplication::focusWidget());
    return field != nullptr && isAncestorOf(field) && field->isModified();
}

void SettingRow::showProblem(const QString& sentence) {
    if (sentence == m_problem->text())
        return;
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    mark(m_field, sentence);
    if (!sentence.isEmpty() && isAncestorOf(focusWidget()))
        bringIntoSight(*this);
}

void SettingRow::setMarked(QWidget* field) {
    if (field == m_field)
        return;
    mark(m_field, QString());
    m_field = field;
    mark(m_field, m_problem->text());
}

QString SettingRow::hint() const {
    return m_hint->text();
}

QString SettingRow::problem() const {
    return m_problem->text();
}

bool SettingRow::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusIn &&
        static_cast<QFocusEvent*>(event)->reason() == Qt::ShortcutFocusReason)
        bringIntoSight(*this);
    return QWidget::eventFilter(watched, event);
}

void SettingRow::mark(QWidget* field, const QString& sentence) {
    field->setAccessibleDescription(sentence);
    setStyleMark(*field, "wrong", !sentence.isEmpty());
}

} // namespace poolscope
