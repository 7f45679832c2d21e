#pragma once

#include "core/record/sweeprecord.h"

#include <QObject>

namespace poolscope {

/// One run of one point of a sweep, whatever it is that runs. Used once; to destroy it ends it.
class Trial : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Begins; ended() follows from the event loop.
    virtual void start() = 0;

signals:
    /// Exactly once. @p whole: all that happened, null where nobody knows more than the time.
    void ended(const poolscope::SweptRun& run, const poolscope::SharedRecord& whole);
};

} // namespace poolscope
