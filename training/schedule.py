"""How the learning rates move: a warm-up, then a straight decay by steps (never by the clock, so that training repeats)."""

FLOOR = 0.02  # the share of the rate that remains at the end


def rate_share(step: int, progress: float, warm_up: int) -> float:
    """The share of the full rate at this step; `progress` runs from 0 to 1 over the whole training."""
    return min(1.0, (step + 1) / warm_up) * max(FLOOR, 1.0 - progress)
