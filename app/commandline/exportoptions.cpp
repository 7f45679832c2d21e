#include "app/commandline/exportoptions.h"

#include "app/commandline/settingoptions.h"
#include "core/report/exporters.h"

#include <CLI/CLI.hpp>

namespace poolscope {

void ExportOptions::addTo(CLI::App& command) {
    command.add_option("FILE", file, tr("A run file, as --save makes it").toStdString())
        ->type_name("");
    const QString output = tr("What to write");
    command
        .add_option(
            "--to", to,
            tr("A file to write, or - for stdout; may be given several times. The end of its "
               "name tells the format: of a run %1, of a sweep %2")
                .arg(exporterSuffixes(Exported::Run).join(QStringLiteral(", ")),
                     exporterSuffixes(Exported::Sweep).join(QStringLiteral(", ")))
                .toStdString())
        ->type_name("OUT")
        ->allow_extra_args(false)
        ->group(output.toStdString());
    addOption(command, output, "--format", format, "WORD",
              tr("The format, whatever the name ends in: of a run %1; of a sweep %2")
                  .arg(exporterNames(Exported::Run).join(QStringLiteral(", ")),
                       exporterNames(Exported::Sweep).join(QStringLiteral(", "))));
    command.footer(
        tr("Exit code: 0 done, 1 a file could not be written, 2 refused (nothing was written).\n"
           "Examples: poolscope export lesson.poolscope --to chunks.csv --to run.trace.json\n"
           "          poolscope export lesson.poolscope --format joblog --to -\n")
            .toStdString());
}

} // namespace poolscope
