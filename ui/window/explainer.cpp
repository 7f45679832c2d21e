#include "ui/window/explainer.h"

#include "core/words/runwords.h"

namespace poolscope {

namespace {

/// Some 20 ms.
constexpr std::size_t MostChunksAtOnce = 1'000'000;

} // namespace

Explainer::Explainer(QObject* parent)
    : QObject(parent) {}

Explainer::~Explainer() {
    forget();
}

void Explainer::explain(const RunRecord& record) {
    forget();
    if (record.chunks.size() <= MostChunksAtOnce) {
        emit explained(explanation(record));
        return;
    }
    // The record has ended and changes no more, so another thread may read it.
    m_work = std::async(std::launch::async, [this, &record, turn = m_turn] {
        const QString sentence = explanation(record);
        QMetaObject::invokeMethod(
            this,
            [this, sentence, turn] {
                if (turn == m_turn)
                    emit explained(sentence);
            },
            Qt::QueuedConnection);
    });
}

void Explainer::forget() {
    ++m_turn;
    if (m_work.valid())
        m_work.get();
}

} // namespace poolscope
