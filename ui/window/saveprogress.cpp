#include "ui/window/saveprogress.h"

#include "core/base/text.h"
#include "ui/controls/textlabel.h"

#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>
#include <chrono>
#include <utility>

namespace poolscope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto LongEnoughToTell = 300ms;
constexpr auto BetweenLooks = 100ms;

} // namespace

SaveProgress::SaveProgress(QWidget* parent)
    : QWidget(parent)
    , m_text(new TextLabel(TextRole::Note))
    , m_cancel(new QToolButton) {
    m_text->setObjectName(u"saving"_s);
    m_cancel->setObjectName(u"cancelSaving"_s);
    m_cancel->setText(tr("Cancel"));
    m_cancel->setFocusPolicy(Qt::StrongFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 0, 10, 0);
    row->setSpacing(8);
    row->addWidget(m_text);
    row->addWidget(m_cancel);
    connect(m_cancel, &QToolButton::clicked, this, &SaveProgress::cancel);
    connect(&m_look, &QTimer::timeout, this, &SaveProgress::showState);
    hide();
}

void SaveProgress::begin(const QString& file, quint64 all,
                         std::shared_ptr<const std::atomic<quint64>> rows) {
    m_file = file;
    m_all = std::max<quint64>(1, all);
    m_rows = std::move(rows);
    m_cancel->setEnabled(true);
    m_cancel->setAccessibleName(tr("Cancel saving %1").arg(file));
    m_look.start(LongEnoughToTell);
}

void SaveProgress::end() {
    m_look.stop();
    m_rows.reset();
    hide();
}

void SaveProgress::showState() {
    m_look.start(BetweenLooks);
    const auto rows = static_cast<double>(m_rows->load(std::memory_order_relaxed));
    const double share = std::min(1.0, rows / static_cast<double>(m_all));
    m_text->setText(tr("Saving %1 … %2").arg(m_file, percentText(share)));
    show();
}

/// What has been asked to end tells so itself, which takes no longer than a moment.
void SaveProgress::cancel() {
    m_cancel->setEnabled(false);
    emit cancelled();
}

} // namespace poolscope
