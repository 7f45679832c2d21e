#pragma once

#include "core/engine/engine.h"
#include "core/record/runrecord.h"

#include <QObject>
#include <QPoint>
#include <QPointer>

class QMenu;

namespace poolscope {

class RunControl;
class ReplayBar;
class RunPictures;

/// Kill, freeze and thaw, for the worker processes of the run that goes on: by a menu on each lane,
/// and for all of them in the window's menu.
class ProcessActions final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProcessActions)

public:
    /// All must outlive it. Fills @p all with a menu for each process whenever it is opened.
    ProcessActions(RunControl& control, RunPictures& pictures, const ReplayBar& replay, QMenu& all,
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
    RunPictures& m_pictures;
    const ReplayBar& m_replay;
    QMenu& m_all;
    const RunRecord* m_record = nullptr; ///< of the newest run that has something to show
    QPointer<QMenu> m_open;
    int m_number = 0; ///< of the process that m_open is about
};

} // namespace poolscope
