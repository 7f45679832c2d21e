#include "ui/window/saveanswers.h"

#include "core/words/problemwords.h"

#include <QDir>
#include <QIcon>
#include <QMessageBox>
#include <QPushButton>

namespace poolscope {

using namespace Qt::StringLiterals;

void SaveAnswers::tell(const std::optional<FileError>& error, const QString& path,
                       const Retry& elsewhere) {
    emit told(error ? sentence(*error) : tr("Saved as %1.").arg(QDir::toNativeSeparators(path)));
    if (error)
        ask(sentence(*error), elsewhere);
}

void SaveAnswers::ask(const QString& sentence, const Retry& elsewhere) {
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Poolscope"), sentence, QMessageBox::Close,
                                &m_window);
    box->setObjectName(u"saveFailed"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->button(QMessageBox::Close)->setIcon(QIcon()); // the style's is black in the dark
    box->setDefaultButton(box->addButton(tr("Save &elsewhere …"), QMessageBox::AcceptRole));
    // Once the box is gone, since another dialog comes.
    connect(box, &QDialog::accepted, this, elsewhere, Qt::QueuedConnection);
    box->open();
}

} // namespace poolscope
