#include "app/commandline/progressline.h"

#include <algorithm>
#include <cstdio>
#include <poll.h>
#include <unistd.h>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int BarWidth = 30;
constexpr qint64 LongEnoughMs = 500;

/// A terminal that was halted (Ctrl+S), or a pipe that nobody reads, would hold up the run.
bool canTakeMore() {
    pollfd error{STDERR_FILENO, POLLOUT, 0};
    return poll(&error, 1, 0) == 1 && (error.revents & POLLOUT) != 0;
}

} // namespace

ProgressLine::ProgressLine(std::string_view when)
    : m_wanted(when == "always" || (when == "auto" && isatty(STDERR_FILENO) != 0))
    , m_atOnce(when == "always") {
    m_sinceBegin.start();
}

ProgressLine::~ProgressLine() {
    clear();
}

void ProgressLine::show(const QString& what, double share) {
    if (!m_wanted || (!m_atOnce && m_sinceBegin.elapsed() < LongEnoughMs))
        return;
    const double known = std::clamp(share, 0.0, 1.0);
    const int full = static_cast<int>(known * BarWidth);
    const QString bar = QString(full, u'#') + QString(BarWidth - full, u'-');
    const QString percent = QString::number(static_cast<int>(known * 100));
    const QString line = what + u" ["_s + bar + u"] "_s + percent + u" %"_s;
    if (!canTakeMore())
        return;
    std::fprintf(stderr, "\r%s\x1b[K", line.toUtf8().constData());
    std::fflush(stderr);
    m_drawn = true;
}

void ProgressLine::clear() {
    if (m_drawn && canTakeMore())
        std::fputs("\r\x1b[K", stderr);
    m_drawn = false;
}

} // namespace poolscope
