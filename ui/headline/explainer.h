#pragma once

#include "core/base/backgroundwork.h"
#include "core/record/runrecord.h"

#include <QObject>
#include <QString>

namespace poolscope {

/// Finds the sentence that explains a run. That takes a look at every chunk, so for millions of
/// them it is done in another thread, and the window does not stand still.
class Explainer final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Explainer)

public:
    explicit Explainer(QObject* parent = nullptr);

    /// explained() follows, at once or later, unless forget() comes before. @p record has ended.
    void explain(const SharedRecord& record);
    /// Nothing more will be told of the record.
    void forget();

signals:
    void explained(const QString& sentence);

private:
    BackgroundWork m_work;
};

} // namespace poolscope
