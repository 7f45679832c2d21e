#include "core/metrics/distributions.h"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>

namespace poolscope {

double normalProbability(double z) {
    return boost::math::cdf(boost::math::normal(), z);
}

double normalQuantile(double probability) {
    return boost::math::quantile(boost::math::normal(), probability);
}

double coinProbability(int tosses, int heads) {
    if (heads < 0)
        return 0;
    return boost::math::cdf(boost::math::binomial(tosses, 0.5), std::min(heads, tosses));
}

double studentQuantile(double probability, int freedom) {
    return boost::math::quantile(boost::math::students_t(freedom), probability);
}

double chiSquaredQuantile(double probability, int freedom) {
    return boost::math::quantile(boost::math::chi_squared(freedom), probability);
}

} // namespace poolscope
