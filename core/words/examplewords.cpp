#include "core/words/examplewords.h"

#include <QCoreApplication>

namespace poolscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ExampleWords)
};

} // namespace

QString exampleName(Example example) {
    switch (example) {
    case Example::Notebook:
        return Words::tr("The notebook’s program");
    case Example::WorthIt:
        return Words::tr("Work worth sharing");
    case Example::Unequal:
        return Words::tr("Unequal work");
    case Example::Waiting:
        return Words::tr("Waiting work");
    case Example::TooMany:
        return Words::tr("Too many processes");
    case Example::ChunksOfOne:
        return Words::tr("Chunks of one");
    case Example::OneHeavy:
        return Words::tr("One heavy number");
    case Example::ManyNumbers:
        return Words::tr("Ten million squares");
    case Example::ProcessKilled:
        return Words::tr("A process is killed");
    case Example::PoolWaits:
        return Words::tr("… Pool waits for ever");
    case Example::ExecutorGivesUp:
        return Words::tr("… an executor gives up");
    }
    Q_UNREACHABLE();
}

QString exampleHint(Example example) {
    switch (example) {
    case Example::Notebook:
        return Words::tr(
            "100 plain squares: starting the processes takes longer than all the work.");
    case Example::WorthIt:
        return Words::tr("A millisecond of work for each square: now a second process pays.");
    case Example::Unequal:
        return Words::tr("Later numbers take longer: who gets the last chunk keeps all others "
                         "waiting.");
    case Example::Waiting:
        return Words::tr("Work that only waits, as for a disk: it needs no core, so more processes "
                         "than cores help.");
    case Example::TooMany:
        return Words::tr("More processes than cores do not make CPU work faster.");
    case Example::ChunksOfOne:
        return Words::tr("A million chunks of one number: handing them out takes longer than the "
                         "squares.");
    case Example::OneHeavy:
        return Words::tr("One number takes half of all the work: no pool can be faster than it.");
    case Example::ManyNumbers:
        return Words::tr("Plain squares again, but ten million of them.");
    case Example::ProcessKilled:
        return Words::tr("Who computes the square of 45 is killed. Another process takes its place "
                         "and does its chunk again: no result is missing.");
    case Example::PoolWaits:
        return Words::tr("The same death in Python’s Pool: another process starts, but nobody does "
                         "the lost chunk again, and map() never ends.");
    case Example::ExecutorGivesUp:
        return Words::tr("The same death in Python’s ProcessPoolExecutor: the whole run fails, "
                         "though most of the squares were done.");
    }
    Q_UNREACHABLE();
}

} // namespace poolscope
