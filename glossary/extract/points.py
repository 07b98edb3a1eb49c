"""Points as people read them: rounded to three digits, exactly as `round` does it."""

import numpy as np

from glossary.extract.candidate import Floats

DIGITS = 3


def round_points(values: Floats) -> Floats:
    """Return *values* rounded to DIGITS digits; each is the very number that `round` gives."""
    scaled = values * 10**DIGITS
    rounded = np.rint(scaled) / 10**DIGITS
    # `round` looks at the value itself, not at a product that may have been rounded to a tie or away from one
    doubtful = np.abs(scaled - np.floor(scaled) - 0.5) < 1e-6 * np.maximum(1.0, np.abs(scaled))
    for index in np.flatnonzero(doubtful).tolist():
        rounded[index] = round(float(values[index]), DIGITS)
    return np.asarray(rounded)
