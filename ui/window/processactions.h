#pragma once

#include "core/engine/engine.h"
#include "core/record/runrecord.h"

#include <QObject>
#include <QPoint>
#include <QPointer>

class QMenu;

namespace poolscope {

class RunControl;
class RunPictures;
class ShownRuns;

/// Kill, freeze and thaw, for the worker processes of the run that goes on: by a menu on each lane,
/// and for all of them in the window's menu.
class ProcessActions final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProcessActions)

public:
    /// All must outlive it. Fills @p all with a menu for each process whenever it is opened.
    ProcessActions(RunControl& control, const ShownRuns& runs, RunPictures& pictures, QMenu& all,
                   QObject* parent = nullptr);

private:
    void openMenu(int lane, QPoint place);
    void fill(QMenu& menu, int number);
    void fillAll();
    void offer(QMenu& menu, const QString& name, int number, ProcessAction what,
               const QString& refusal);
    [[nodiscard]] bool isUnderWay() const;
    [[nodiscard]] QString refusalFor(const ProcessRecord& process) const;

    RunControl& m_control;
    const ShownRuns& m_runs;
    RunPictures& m_pictures;
    QMenu& m_all;
    QPointer<QMenu> m_open;
    int m_number = 0; ///< of the process that m_open is about
};

} // namespace poolscope
