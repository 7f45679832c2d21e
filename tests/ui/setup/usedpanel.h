#pragma once

#include "ui/setup/experimentpanel.h"
#include "ui/setup/settingrow.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTest>

namespace poolscope {

/// The letters of a choice that do not fit, in pixels; 0 or less if all do.
inline int cutOff(const QComboBox* box) {
    QStyleOptionComboBox option;
    option.initFrom(box);
    const QRect room = box->style()->subControlRect(QStyle::CC_ComboBox, &option,
                                                    QStyle::SC_ComboBoxEditField, box);
    return box->fontMetrics().horizontalAdvance(box->currentText()) - room.width();
}

/// A panel on a machine of two cores, used as people use it.
struct UsedPanel {
    UsedPanel() { panel.show(); }

    template<typename Widget>
    [[nodiscard]] Widget* find(const QString& name) const {
        auto* found = panel.findChild<Widget*>(name);
        if (found == nullptr)
            qFatal("There is no %s.", qPrintable(name));
        return found;
    }

    void type(const QString& field, const QString& text) const {
        auto* edit = find<QLineEdit>(field);
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
    }

    /// Chooses by the keyboard: the item whose text begins with @p letters.
    void choose(const QString& field, const QString& letters) const {
        auto* combo = find<QComboBox>(field);
        QTest::keyClick(combo, Qt::Key_Home);
        for (int i = 1; i < combo->count() && !combo->currentText().startsWith(letters); ++i)
            QTest::keyClick(combo, Qt::Key_Down);
    }

    /// What the choice @p field shows.
    [[nodiscard]] QString shown(const QString& field) const {
        return find<QComboBox>(field)->currentText();
    }

    [[nodiscard]] SettingRow* row(const QString& field) const {
        QWidget* widget = find<QWidget>(field);
        while (qobject_cast<SettingRow*>(widget) == nullptr)
            widget = widget->parentWidget();
        return qobject_cast<SettingRow*>(widget);
    }

    [[nodiscard]] bool runIsOn() const {
        return find<QPushButton>(QStringLiteral("run"))->isEnabled();
    }

    ExperimentPanel panel{2};
};

} // namespace poolscope
