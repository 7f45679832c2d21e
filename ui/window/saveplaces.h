#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

class QWidget;

namespace poolscope {

/// Asks where to save something. Begins in the folder that was used last, and with the kind of file
/// that was chosen last.
class SavePlaces {
public:
    /// @p window is what dialogs belong to.
    explicit SavePlaces(QWidget& window);

    /// Asks for a path. @p name is proposed, without an ending; @p kinds are name filters such as
    /// "Pictures (*.png)". Empty: nothing is to be saved.
    [[nodiscard]] QString ask(const QString& name, const QStringList& kinds);
    /// Which of @p kinds was chosen last; the first if none was.
    [[nodiscard]] QString kindOf(const QStringList& kinds) const;
    /// Asks for a folder. Empty: as above.
    [[nodiscard]] QString askForFolder();

private:
    QWidget& m_window;
    QString m_folder;
    QHash<QStringList, QString> m_kinds; ///< that were chosen, by those that there were
};

} // namespace poolscope
