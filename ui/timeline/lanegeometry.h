#pragma once

#include "core/record/runrecord.h"
#include "ui/timeline/processtimes.h"
#include "ui/timeline/timescale.h"

#include <optional>
#include <vector>

namespace poolscope {

enum class PieceKind {
    StartUp,    ///< from its start, for a lane's first process the run's, until it is ready
    Chunk,      ///< a finished chunk
    Unfinished, ///< the chunk that it is at
    Lost,       ///< a chunk that it did not finish before it ended
};

/// A rectangle in a lane. Pixels count from the axis's left end and may lie outside it.
struct LanePiece {
    PieceKind kind = PieceKind::StartUp;
    double left = 0.0;
    double right = 0.0;
    double done = 1.0; ///< share of the chunk's numbers
    quint64 index = 0; ///< of the chunk; unused for StartUp, as are the next two
    quint64 position = 0;
    quint64 count = 0; ///< 0: not known
};

/// What a process shows in its lane.
struct LanePicture {
    std::vector<LanePiece> pieces;
    /// How much of each column is covered by chunks too narrow to be pieces, 0 … 1.
    std::vector<float> covered;
    std::optional<double> death; ///< where it ended though it was not told to
};

/// A process on a record.
struct ProcessView {
    const RunRecord& record;
    const ProcessRecord& process;
    const ProcessTimes& times;
};

/// Chunks narrower than this, in pixels, are not pieces of their own.
inline constexpr double NarrowestPiece = 4.0;

/// Lays out what lies right of pixel @p fromX, in columns of 1 / @p columnsPerPixel pixels. Costs
/// as much as there are columns, or chunks if they are fewer.
void layOut(const ProcessView& view, const TimeScale& scale, double fromX, double columnsPerPixel,
            LanePicture& picture);

} // namespace poolscope
