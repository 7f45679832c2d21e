#include "tests/bench/otherside.h"
#include "tests/bench/rows.h"

#include <QCoreApplication>
#include <QFile>
#include <QTextStream>

#include <CLI/CLI.hpp>

#include <cstdlib>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// The load tells whether the machine was left alone.
QString loadText() {
    QFile file(u"/proc/loadavg"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).section(u' ', 0, 0)
                                          : u"unknown"_s;
}

void printMachine(QTextStream& out, const MachineFacts& machine) {
    const QString python = pythonProgram().isEmpty()
                               ? u"no python3"_s
                               : u"%1 (%2)"_s.arg(pythonVersion(), pythonProgram());
    out << u"%1 of %2 cores, %3 GB, %4; Poolscope %5, Qt %6, %7; load %8\n\n"_s
               .arg(machine.usableCores)
               .arg(machine.onlineCores)
               .arg(static_cast<double>(machine.memoryBytes) / 1e9, 0, 'f', 1)
               .arg(machine.system, machine.version, machine.qtVersion, python, loadText());
}

void printNotes(QTextStream& out) {
    out << "\nours, other: medians. ratio: median of the pairs' ratios; its 95 % interval is made "
           "of order\nstatistics (binomial, no assumption on the distribution). unsure: the "
           "interval reaches past the\ntarget. Times: ratio = other / ours, but for \"times as "
           "long\" ours / other. Load now "
        << loadText() << ".\n";
}

int run(const std::vector<int>& rows, const BenchOptions& options) {
    QTextStream out(stdout);
    OurSide ours;
    printMachine(out, ours.machine());
    out << tableHead() << Qt::endl;
    bool allMet = true;
    for (const int row : rows) {
        for (const Comparison& comparison : measureRow(row, ours, options)) {
            out << tableLine(comparison) << Qt::endl;
            allMet = allMet && isMet(comparison);
        }
    }
    printNotes(out);
    return allMet ? EXIT_SUCCESS : EXIT_FAILURE;
}

} // namespace

} // namespace poolscope

/// poolscope-bench: our times beside those of others, measured in turns. Exit code 0 if every
/// target is met, 1 if not.
int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    poolscope::BenchOptions options;
    std::vector<int> rows{1, 2, 3, 4, 5, 6};
    CLI::App commandLine("Poolscope's speed beside that of others, in interleaved pairs.");
    commandLine.add_option("--rows", rows, "which rows of the table (1 to 6)")
        ->delimiter(',')
        ->check(CLI::Range(1, poolscope::Rows));
    commandLine.add_option("--pairs", options.pairs, "pairs for every comparison")
        ->check(CLI::Range(1, 10'000));
    commandLine.add_flag("--quick", options.quick,
                         "fewer pairs; Python's chunks of 1 on 10^5 numbers");
    CLI11_PARSE(commandLine, argc, argv);
    return poolscope::run(rows, options);
}
