#include "ui/window/themechoice.h"

#include "ui/style/palette.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QMetaEnum>
#include <QPalette>
#include <QSettings>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

constexpr auto Key = "theme"_L1;

QPalette paletteOf(ThemeChoice::Choice choice) {
    switch (choice) {
    case ThemeChoice::Choice::System:
        return {}; // an empty palette gives the application back to the system
    case ThemeChoice::Choice::Light:
        return paletteFor(themeFor(QPalette(QColor(0xf0, 0xf0, 0xf0))));
    case ThemeChoice::Choice::Dark:
        return paletteFor(themeFor(QPalette(QColor(0x20, 0x20, 0x20))));
    }
    Q_UNREACHABLE();
}

} // namespace

ThemeChoice::ThemeChoice(QSettings& settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
    , m_actions(this) {
    const std::pair<Choice, QString> choices[] = {{Choice::System, tr("As the &system")},
                                                  {Choice::Light, tr("&Light")},
                                                  {Choice::Dark, tr("&Dark")}};
    const QByteArray remembered = settings.value(Key).toByteArray();
    bool known = false;
    const int value = QMetaEnum::fromType<Choice>().keyToValue(remembered.constData(), &known);
    const Choice chosen = known ? static_cast<Choice>(value) : Choice::System;
    for (const auto& [choice, text] : choices) {
        QAction* action = m_actions.addAction(text);
        action->setObjectName(
            u"theme"_s +
            QLatin1StringView(QMetaEnum::fromType<Choice>().valueToKey(static_cast<int>(choice))));
        action->setCheckable(true);
        action->setChecked(choice == chosen);
        connect(action, &QAction::triggered, this, [this, c = choice] { choose(c); });
    }
    if (chosen != Choice::System)
        QApplication::setPalette(paletteOf(chosen));
}

void ThemeChoice::addTo(QMenu& view) {
    QMenu* themes = view.addMenu(tr("&Theme"));
    themes->addActions(m_actions.actions());
}

void ThemeChoice::choose(Choice choice) {
    QApplication::setPalette(paletteOf(choice));
    m_settings.setValue(
        Key, QLatin1StringView(QMetaEnum::fromType<Choice>().valueToKey(static_cast<int>(choice))));
}

} // namespace poolscope
