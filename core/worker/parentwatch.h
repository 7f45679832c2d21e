#pragma once

namespace poolscope {

/// Makes this process end when its parent is gone, computing or not: the kernel is asked to kill
/// it then (where it can), and a signal tells when the other end of stdin closes. Ends at once if
/// the parent is not @p parentPid any more. Interrupted sleeps must be resumed by their callers.
void endWithParent(int parentPid);

} // namespace poolscope
