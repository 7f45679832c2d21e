#pragma once

#include "core/record/runrecord.h"

#include <QObject>
#include <QString>

#include <future>

namespace poolscope {

/// Finds the sentence that explains a run. That takes a look at every chunk, so for millions of
/// them it is done in another thread, and the window does not stand still.
class Explainer final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Explainer)

public:
    explicit Explainer(QObject* parent = nullptr);
    ~Explainer() override;

    /// explained() follows, at once or later. @p record has ended; it must live until then, or
    /// until forget().
    void explain(const RunRecord& record);
    /// Nothing more will be told of the record, nor is it looked at any longer.
    void forget();

signals:
    void explained(const QString& sentence);

private:
    std::future<void> m_work;
    int m_turn = 0; ///< what is told of an earlier one comes too late
};

} // namespace poolscope
