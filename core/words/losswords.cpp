#include "core/words/losswords.h"

#include <QCoreApplication>

namespace poolscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LossWords)
};

} // namespace

std::array<LossWords, 6> lossWords(WorkKind kind) {
    return {{
        {&Losses::startUp, Words::tr("start-up"),
         Words::tr("From the start of the run until the process was ready to compute.")},
        {&Losses::useful, Words::tr("useful"),
         kind == WorkKind::Wait
             ? Words::tr("In chunks: the squares waited as they were told to, and were computed.")
             : Words::tr("In chunks and on a core: squares were computed.")},
        {&Losses::offCore, Words::tr("off core"),
         Words::tr("In chunks, but without a core: another process or program had it.")},
        {&Losses::waiting, Words::tr("waiting"),
         Words::tr("Between two chunks: the next one was not begun yet.")},
        {&Losses::tail, Words::tr("tail"),
         Words::tr("After its last chunk, until all others were done too and the pool was ended.")},
        {&Losses::lost, Words::tr("lost"),
         Words::tr("In a chunk that was never finished since the process ended, until another "
                   "process was ready in its place, and while the process was frozen.")},
    }};
}

} // namespace poolscope
