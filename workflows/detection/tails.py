"""How likely a count is: upper tails of the Poisson and the negative binomial distribution."""

from __future__ import annotations

from math import exp, lgamma, log


def poisson_tail(count: int, mean: float) -> float:
    """P(X >= count) for a Poisson variable of this mean; 1 for nothing counted."""
    if count <= 0:
        return 1.0
    if mean <= 0:
        return 0.0
    below = sum(exp(k * log(mean) - mean - lgamma(k + 1)) for k in range(count))
    return max(1.0 - below, 0.0)


def negative_binomial_tail(count: int, mean: float, size: float) -> float:
    """P(X >= count) where the variance is mean + mean²/size; a large size is nearly Poisson."""
    if count <= 0:
        return 1.0
    if mean <= 0:
        return 0.0
    success = log(size) - log(size + mean)
    failure = log(mean) - log(size + mean)
    below = sum(
        exp(lgamma(k + size) - lgamma(size) - lgamma(k + 1) + size * success + k * failure)
        for k in range(count)
    )
    return max(1.0 - below, 0.0)
