#include "core/base/backgroundwork.h"

namespace poolscope {

BackgroundWork::BackgroundWork(QObject* parent)
    : QObject(parent) {}

BackgroundWork::~BackgroundWork() {
    for (Job& job : m_jobs)
        job.thread.request_stop(); // all, before the first of them is waited for
    m_jobs.clear();
}

void BackgroundWork::requestStop() {
    if (isBusy())
        m_jobs.back().thread.request_stop();
}

void BackgroundWork::forget() {
    requestStop();
    m_current = 0;
}

void BackgroundWork::begin(Task task) {
    forget();
    m_jobs.push_back(jobOf(std::move(task)));
    m_current = m_jobs.back().number;
}

void BackgroundWork::letGo(std::shared_ptr<const void> what) {
    if (what == nullptr)
        return;
    m_jobs.push_front(
        jobOf([what = std::move(what)](const std::stop_token&) { return Telling(); }));
}

BackgroundWork::Job BackgroundWork::jobOf(Task task) {
    // This object outlives the thread: its destructor joins it.
    auto run = [this, number = ++m_begun,
                task = std::move(task)](const std::stop_token& stop) mutable {
        Telling tell = task(stop);
        task = nullptr; // what it shares is let go in this thread
        QMetaObject::invokeMethod(
            this, [this, number, tell = std::move(tell)] { finish(number, tell); },
            Qt::QueuedConnection);
    };
    const quint64 number = m_begun;
    return {number, std::jthread(std::move(run))};
}

/// The thread has nothing left to do but end, so joining it takes no time.
void BackgroundWork::finish(quint64 number, const Telling& tell) {
    m_jobs.remove_if([number](const Job& job) { return job.number == number; });
    if (number != m_current)
        return;
    m_current = 0;
    tell();
}

} // namespace poolscope
