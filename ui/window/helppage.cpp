#include "ui/window/helppage.h"

#include "core/words/losswords.h"
#include "ui/window/aboutbox.h"

#include <QCoreApplication>
#include <QDialog>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Help)
};

// In letters and lines.
constexpr int Width = 108;
constexpr int Height = 42;

QString entry(const QString& word, const QString& meaning) {
    return u"<p><b>%1</b>: %2</p>"_s.arg(word, meaning);
}

QString experimentWords() {
    return entry(Words::tr("Process"),
                 Words::tr("a program at work, with memory of its own. The pool’s worker processes "
                           "compute at the same time, as far as there are cores for them.")) +
           entry(Words::tr("Chunk"),
                 Words::tr("consecutive numbers that one process takes at a time. Small chunks "
                           "spread the work more evenly; large ones cost less to hand out. "
                           "Pool.map makes about four for each process.")) +
           entry(Words::tr("Work per square"),
                 Words::tr("a square alone takes some nanoseconds, far less than handing it out. "
                           "CPU work needs a core; waiting, as for a disk or a network, does "
                           "not.")) +
           entry(Words::tr("Order"),
                 Words::tr("map gives results in the order of the input; imap_unordered gives them "
                           "as chunks are completed.")) +
           entry(Words::tr("When a process dies"),
                 Words::tr("Python’s Pool waits for ever, ProcessPoolExecutor throws all work "
                           "away; Poolscope lets another process do the chunk again. Right-click "
                           "a lane during a run to kill, freeze or thaw its process."));
}

QString figureWords() {
    return entry(Words::tr("Serial time"),
                 Words::tr(
                     "the same numbers and work in one process, one loop, without a pool. "
                     "Measured before the run; the lane above those of the processes shows it.")) +
           entry(Words::tr("Speedup"),
                 Words::tr("serial time divided by the time of the whole run: start-up, the map, "
                           "close and join. Below 1 × the pool is slower than one process.")) +
           entry(Words::tr("Efficiency"), Words::tr("speedup divided by the processes.")) +
           entry(Words::tr("Start-up"), Words::tr("until all processes are ready.")) +
           entry(Words::tr("Balance"),
                 Words::tr("the mean of the times that the processes worked, divided by the "
                           "longest: 100 % if all worked equally long."));
}

QString tuningWords() {
    return entry(Words::tr("Sweep"),
                 Words::tr("many runs of the same work with other settings, in blocks with every "
                           "setting once, each block in another order: whatever else the machine "
                           "does harms all alike.")) +
           entry(Words::tr("Median and interval"),
                 Words::tr("half of the runs took longer than the median. The true median lies in "
                           "the 95 % interval in 95 of 100 sweeps; the bars in the charts are "
                           "such intervals.")) +
           entry(Words::tr("Recommended"),
                 Words::tr("the fewest processes, then the largest chunks, that are not slower "
                           "than the best setting by more than 3 %. It is proved if that holds "
                           "with 95 % confidence.")) +
           entry(Words::tr("Amdahl’s law"),
                 Words::tr("what share of the work is serial, so that more processes gain less "
                           "and less.")) +
           entry(Words::tr("Universal Scalability Law"),
                 Words::tr("the same with cross-talk, the cost of processes for each other, which "
                           "makes too many slower."));
}

QString timeWords() {
    QString text;
    for (const LossWords& words : lossWords(WorkKind::Cpu))
        text += entry(words.name, words.meaning);
    return text;
}

QString page() {
    const auto heading = [](const QString& text) { return u"<h3>%1</h3>"_s.arg(text); };
    return heading(Words::tr("The experiment")) + experimentWords() +
           heading(Words::tr("The figures")) + figureWords() + heading(Words::tr("Tuning")) +
           tuningWords() + heading(Words::tr("Where the time went")) + timeWords() +
           heading(Words::tr("Keys")) + shortcutsTable();
}

} // namespace

void showHelp(QWidget& parent) {
    const QString name = u"help"_s;
    auto* window = parent.findChild<QDialog*>(name);
    if (window == nullptr) {
        window = new QDialog(&parent);
        window->setObjectName(name);
        window->setWindowTitle(Words::tr("Help"));
        window->setAttribute(Qt::WA_DeleteOnClose);
        auto* text = new QTextBrowser;
        text->setObjectName(u"helpText"_s);
        text->setAccessibleName(Words::tr("Words and keys"));
        text->setHtml(page());
        auto* layout = new QVBoxLayout(window);
        layout->addWidget(text);
        const QFontMetrics metrics(window->font());
        window->resize(Width * metrics.averageCharWidth(), Height * metrics.height());
    }
    window->show();
    window->raise();
    window->activateWindow();
}

} // namespace poolscope
