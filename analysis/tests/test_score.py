import numpy as np
import pytest

import rivalry


def test_crps_of_small_ensembles():
    assert rivalry.crps([1, 2, 3, 4], 2.5) == 0.375
    assert rivalry.crps([1, 2, 3, 4], 2.5, fair=True) == pytest.approx(1 / 6)
    assert rivalry.crps([3.0], 5.0) == 2.0


@pytest.mark.parametrize(("observed", "expected"), [(0.0, 0.233695), (1.0, 0.602441)])
def test_crps_of_the_normal(observed, expected):
    from scipy.stats import norm

    members = norm.ppf((np.arange(20000) + 0.5) / 20000)
    assert rivalry.crps(members, observed) == pytest.approx(expected, abs=2e-4)


def test_pit_and_band():
    members = np.arange(1, 101)
    assert rivalry.pit(members, 50.5) == 0.5
    assert rivalry.pit(members, 100) == pytest.approx(0.995)
    assert rivalry.inside(members, 89)
    assert not rivalry.inside(members, 95)
