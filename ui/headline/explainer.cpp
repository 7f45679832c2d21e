#include "ui/headline/explainer.h"

#include "core/words/runwords.h"

namespace poolscope {

namespace {

/// Some ms.
constexpr std::size_t MostChunksAtOnce = 250'000;

} // namespace

Explainer::Explainer(QObject* parent)
    : QObject(parent) {}

void Explainer::explain(const SharedRecord& record) {
    forget();
    if (record->chunks.size() <= MostChunksAtOnce) {
        emit explained(explanation(*record));
        return;
    }
    m_work.start([record](const std::stop_token&) { return explanation(*record); },
                 [this](const QString& sentence) { emit explained(sentence); });
}

void Explainer::forget() {
    m_work.forget();
}

} // namespace poolscope
