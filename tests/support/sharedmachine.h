#pragma once

#include "core/machine/coreuse.h"
#include "core/record/machinefacts.h"
#include "tests/support/systemfolder.h"

#include <QThread>

namespace poolscope {

/// A machine whose cores others use as a test says, and that all of this program's are needed on.
class SharedMachine {
public:
    SharedMachine() { change(false); }

    /// Time passes, for so long that clock ticks cannot hide who used it.
    void change(bool othersCompute) {
        m_idleTicks += othersCompute ? 0 : 1'000'000;
        QThread::msleep(othersCompute ? 30 : 1);
        QByteArray text;
        for (const int core : allowedCoreNumbers())
            text += "cpu" + QByteArray::number(core) + " 5 0 0 " + QByteArray::number(m_idleTicks) +
                    " 0 0 0 0 0 0\n";
        m_folder.write(QStringLiteral("proc/stat"),
                       text + (othersCompute ? "procs_running 3\n" : "procs_running 1\n"));
    }

    [[nodiscard]] MachineFacts facts() const {
        MachineFacts facts;
        facts.usableCores = static_cast<int>(allowedCoreNumbers().size());
        return facts;
    }

    [[nodiscard]] SystemFolders folders() const { return m_folder.folders(); }

private:
    SystemFolder m_folder;
    qint64 m_idleTicks = 0;
};

} // namespace poolscope
