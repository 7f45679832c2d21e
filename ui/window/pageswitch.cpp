#include "ui/window/pageswitch.h"

namespace poolscope {

using namespace Qt::StringLiterals;

PageSwitch::PageSwitch(QWidget* parent)
    : QTabBar(parent) {
    setObjectName(u"pages"_s);
    setAccessibleName(tr("Pages"));
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(false);
    addTab(tr("Run"));
    addTab(tr("Tuning"));
    setTabToolTip(static_cast<int>(Page::Run), tr("One run, seen in every detail (Ctrl+1)"));
    setTabToolTip(static_cast<int>(Page::Tuning),
                  tr("Many runs, to find the best number of processes and the best chunks "
                     "(Ctrl+3)"));
    connect(this, &QTabBar::currentChanged, this, [this] { emit pageChanged(page()); });
}

} // namespace poolscope
