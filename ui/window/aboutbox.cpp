#include "ui/window/aboutbox.h"

#include <QCoreApplication>
#include <QIcon>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AboutBox)
};

constexpr int PictureRoom = 21; ///< px

void show(QWidget* parent, const QString& name, const QString& title, const QString& text) {
    auto* box = new QMessageBox(QMessageBox::NoIcon, title, text, QMessageBox::Close, parent);
    box->setObjectName(name);
    box->setTextFormat(Qt::RichText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->button(QMessageBox::Close)->setIcon(QIcon()); // the style's is black in the dark
    // To the left of the text Qt keeps room for a picture; the same to the right looks even.
    if (auto* label = box->findChild<QLabel*>(u"qt_msgbox_label"_s))
        label->setContentsMargins(0, 0, PictureRoom, 0);
    box->open();
}

/// Keys stay on one line: the window is as wide as they need.
QString row(const QString& keys, const QString& meaning) {
    return u"<tr><td style='padding: 3px 24px 3px 0; white-space: nowrap'><b>%1</b></td>"
           "<td style='padding: 3px 0; white-space: nowrap'>%2</td></tr>"_s.arg(keys, meaning);
}

} // namespace

void showAbout(QWidget* parent) {
    const QString text =
        Words::tr("<h3>Poolscope %1</h3>"
                  "<p>Shows a process pool at work: real worker processes, who computed which "
                  "squares, and what it gained.</p>"
                  "<p>Qt %2 (built with %3)</p>"
                  "<p>Free software under the GNU General Public License, version 3 or later "
                  "(GPL-3.0-or-later). It comes without any warranty.</p>")
            .arg(QLatin1StringView(POOLSCOPE_VERSION), QLatin1StringView(qVersion()),
                 QLatin1StringView(QT_VERSION_STR));
    show(parent, u"about"_s, Words::tr("About Poolscope"), text);
}

QString shortcutsTable() {
    const QString rows =
        row(Words::tr("Ctrl+1, Ctrl+3"), Words::tr("to the Run page, to the Tuning page")) +
        row(Words::tr("Ctrl+R, F5"), Words::tr("run; on the Tuning page: find the best")) +
        row(Words::tr("Enter in a field"), Words::tr("the same")) +
        row(Words::tr("Ctrl+Shift+R, Shift+F5"),
            Words::tr("run and measure the serial time again")) +
        row(Words::tr("Esc"), Words::tr("stop: ends all processes at once")) +
        row(Words::tr("Ctrl+Space, F6"), Words::tr("play or pause the replay")) +
        row(Words::tr("Ctrl+Left, Ctrl+Right"),
            Words::tr("replay what happened before, or happens next")) +
        row(Words::tr("Ctrl+S"),
            Words::tr("save the results as CSV; on the Tuning page: the sweep’s figures")) +
        row(Words::tr("Ctrl+F"), Words::tr("find a number or a square in “Results”")) +
        row(Words::tr("Ctrl+C"), Words::tr("copy the rows chosen in “Results”")) +
        row(Words::tr("Tab, Shift+Tab"), Words::tr("next and previous setting")) +
        row(Words::tr("Alt and an underlined letter"), Words::tr("to that setting or menu")) +
        row(Words::tr("Arrow keys, Page Up, Page Down"), Words::tr("move a slider")) +
        row(Words::tr("Arrow keys, Enter"),
            Words::tr("in charts: explain point by point; of a sweep, show a run of that point")) +
        row(Words::tr("+, −, Left, Right, 0"),
            Words::tr("in “Who worked when”: zoom, pan, show all")) +
        row(Words::tr("Alt+Left, Alt+Right, Ctrl+0"),
            Words::tr("to the times seen before, forward again, and to all of them")) +
        row(Words::tr("Up, Down"), Words::tr("in “Who worked when”: choose a lane")) +
        row(Words::tr("Menu key, right click"),
            Words::tr("on a lane: kill, freeze or thaw its process")) +
        row(Words::tr("F1"), Words::tr("help: the words of this window")) +
        row(Words::tr("F9"), Words::tr("hide or show the experiment")) +
        row(Words::tr("F11"), Words::tr("full screen")) +
        row(Words::tr("Ctrl+Q"), Words::tr("quit"));
    return u"<table>%1</table>"_s.arg(rows);
}

void showShortcuts(QWidget* parent) {
    show(parent, u"shortcuts"_s, Words::tr("Keyboard shortcuts"), shortcutsTable());
}

} // namespace poolscope
