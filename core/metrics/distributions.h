#pragma once

namespace poolscope {

// The distributions that the statistics here need, from Boost.Math, whose headers take long to
// compile. Probabilities lie above 0 and below 1.

/// P(Z ≤ @p z) of a standard normal Z.
[[nodiscard]] double normalProbability(double z);

/// The z with P(Z ≤ z) = @p probability.
[[nodiscard]] double normalQuantile(double probability);

/// P(at most @p heads of @p tosses fair coins show heads); 0 if @p heads is below 0.
[[nodiscard]] double coinProbability(int tosses, int heads);

/// Student's t; @p freedom at least 1.
[[nodiscard]] double studentQuantile(double probability, int freedom);

/// Chi squared; @p freedom at least 1.
[[nodiscard]] double chiSquaredQuantile(double probability, int freedom);

} // namespace poolscope
