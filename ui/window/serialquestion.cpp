#include "ui/window/serialquestion.h"

#include "core/base/text.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace poolscope {

namespace {

struct Question {
    Q_DECLARE_TR_FUNCTIONS(SerialQuestion)
};

} // namespace

std::optional<RunWishes> askAboutSerial(QWidget& parent, Nanoseconds wait) {
    QMessageBox box(&parent);
    box.setObjectName(QStringLiteral("serialQuestion"));
    box.setWindowTitle(Question::tr("Measure the serial time first?"));
    box.setText(Question::tr("One process alone takes about %1 for all squares.")
                    .arg(roughDurationText(wait)));
    box.setInformativeText(Question::tr("That is measured before the run, and the speedup is told "
                                        "by it. Without it the pool starts "
                                        "at once, and there is no speedup."));
    QPushButton* measure =
        box.addButton(Question::tr("&Measure it first"), QMessageBox::AcceptRole);
    QPushButton* skip = box.addButton(Question::tr("&Run without it"), QMessageBox::AcceptRole);
    box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(measure);
    box.exec();
    if (box.clickedButton() == measure)
        return RunWishes{true};
    return box.clickedButton() == skip ? std::optional(RunWishes{false}) : std::nullopt;
}

} // namespace poolscope
