#include "app/commandline/interrupt.h"

#include <atomic>
#include <fcntl.h>
#include <unistd.h>

namespace poolscope {

namespace {

// A signal handler has no other way to learn where to write to.
std::atomic<int> pipeForHandler{-1};
std::atomic<bool> hasCome{false};
std::atomic<pid_t> listener{0};

void tellEventLoop(int signal) {
    // A child that is about to become a worker process has our handlers still, and our memory. What
    // is meant for it ends it: the handler is gone with the first signal.
    if (getpid() != listener) {
        ::kill(getpid(), signal);
        return;
    }
    hasCome = true;
    const char anything = 0;
    [[maybe_unused]] const ssize_t written = write(pipeForHandler.load(), &anything, 1);
}

} // namespace

Interrupt::Interrupt(QObject* parent)
    : QObject(parent)
    , m_notifier(QSocketNotifier::Read) {
    if (pipe2(m_pipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    pipeForHandler = m_pipe[1];
    listener = getpid();
    m_notifier.setSocket(m_pipe[0]);
    m_notifier.setEnabled(true);
    connect(&m_notifier, &QSocketNotifier::activated, this, [this] {
        m_notifier.setEnabled(false);
        emit interrupted();
    });

    struct sigaction action {};

    action.sa_handler = tellEventLoop;
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    for (std::size_t i = 0; i < Signals.size(); ++i) {
        sigaction(Signals[i], nullptr, &m_before[i]);
        if (m_before[i].sa_handler != SIG_IGN)
            sigaction(Signals[i], &action, nullptr);
    }
}

bool Interrupt::wasInterrupted() const {
    return hasCome;
}

Interrupt::~Interrupt() {
    for (std::size_t i = 0; i < Signals.size(); ++i)
        sigaction(Signals[i], &m_before[i], nullptr);
    m_notifier.setEnabled(false);
    pipeForHandler = -1;
    if (m_pipe[0] >= 0) {
        close(m_pipe[0]);
        close(m_pipe[1]);
    }
}

} // namespace poolscope
