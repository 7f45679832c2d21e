#pragma once

#include <QObject>

#include <functional>
#include <list>
#include <memory>
#include <stop_token>
#include <thread>
#include <type_traits>
#include <utility>

namespace poolscope {

/// Does work in another thread and tells in this one what came of it, so that the window never
/// waits. The work owns or shares all that it reads: whoever else had it may let go at any time.
class BackgroundWork final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BackgroundWork)

public:
    explicit BackgroundWork(QObject* parent = nullptr);
    /// Asks whatever still goes on to end, and waits for that.
    ~BackgroundWork() override;

    /// Begins @p work(stop) in another thread; what was begun before is forgotten. @p done follows
    /// from the event loop with what the work returned. Long work asks @p stop now and then.
    template<typename Work, typename Done>
    void start(Work work, Done done) {
        using Made = std::invoke_result_t<Work&, const std::stop_token&>;
        begin([work = std::move(work), done = std::move(done)](const std::stop_token& stop) {
            auto made = std::make_shared<Made>(work(stop));
            return [done, made] { done(std::move(*made)); };
        });
    }

    /// Lets go of @p what in another thread, beside all other work: to give much memory back takes
    /// a while.
    void letGo(std::shared_ptr<const void> what);

    /// Asks what goes on to end. It still tells what came of it: that may be all.
    void requestStop();
    /// Asks what goes on to end, and nothing follows. Does not wait for it.
    void forget();

    /// Whether something goes on that is still to be told.
    [[nodiscard]] bool isBusy() const { return m_current != 0; }

private:
    using Telling = std::function<void()>;
    using Task = std::function<Telling(const std::stop_token&)>;

    struct Job {
        quint64 number;
        std::jthread thread; ///< asks to stop and joins when it is destroyed
    };

    void begin(Task task);
    [[nodiscard]] Job jobOf(Task task);
    void finish(quint64 number, const Telling& tell);

    std::list<Job> m_jobs; ///< the last is current; those before are alone and end by and by
    quint64 m_begun = 0;
    quint64 m_current = 0; ///< number of the job that is still to tell; 0: none
};

} // namespace poolscope
