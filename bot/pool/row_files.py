"""Rows of features in files: appended, checked by their checksums, and memory-mapped."""

from __future__ import annotations

import mmap
import secrets
import zlib
from pathlib import Path
from shutil import copyfileobj
from typing import Any, Final
from weakref import WeakSet

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from bot.learning.arrays import Cues, Matrix
from bot.learning.features.pool_matrix import sort_by_length
from bot.learning.features.quantised_rows import QuantisedRows
from bot.pool.local_rows import LocalRows
from bot.pool.manifest import columns_of
from bot.pool.private_files import DamagedError, checksum, create, sync

_N_CUES: Final = 6
_CHUNK: Final = 2**24


class RowFiles:
    """One file a column, all with the same name before their endings.

    n_items: rows that are written. files: valid bytes and CRC-32 of each file; what a crash left
    beyond is overwritten by the next `append`.
    """

    def __init__(
        self,
        folder: Path,
        n_dense: int,
        name: str = "",
        n_items: int = 0,
        files: dict[str, tuple[int, int]] | None = None,
    ):
        """n_dense: dense columns. name: of the files; a new one when not given."""
        self.name = name or secrets.token_hex(8)
        self.n_items = n_items
        self._folder = folder
        self._n_dense = n_dense
        self._columns = columns_of(n_dense)
        self.files = {column: (files or {}).get(column, (0, 0)) for column in self._columns}
        self._mapped: WeakSet[mmap.mmap] = WeakSet()

    def path(self, column: str) -> Path:
        """Where a file of this name is."""
        return self._folder / f"{self.name}.{column}"

    def create(self) -> None:
        """Create the files, which only their owner may read; errors: OSError."""
        for column in self._columns:
            create(self.path(column)).close()

    def copied(self) -> RowFiles:
        """The same rows in files of another name; errors: OSError."""
        copy = RowFiles(self._folder, self._n_dense, "", self.n_items, self.files)
        copy.create()
        for column, (size, _) in self.files.items():
            with self.path(column).open("rb") as source, copy.path(column).open("r+b") as file:
                copyfileobj(source, file, _CHUNK)
                file.truncate(size)
        return copy

    def append(self, rows: Matrix, dense: QuantisedRows | None, cues: Cues) -> None:
        """Add items to the files, or change nothing; errors: OSError."""
        ordered, places = sort_by_length(rows)
        columns: dict[str, NDArray[Any]] = {
            "data": ordered.data,
            "indices": ordered.indices,
            "lengths": np.diff(ordered.indptr),
            "places": places + self.n_items,
            "tales": cues,
        }
        if dense is not None:
            columns |= {"codes": dense.codes, "scales": dense.scales}
        files = dict(self.files)
        for column, kind in self._columns.items():
            raw = np.ascontiguousarray(columns[column], dtype=kind).tobytes()
            size, before = files[column]
            with self.path(column).open("r+b") as file:
                file.seek(size)
                file.write(raw)
            files[column] = size + len(raw), zlib.crc32(raw, before)
        self.files = files
        self.n_items += len(cues)

    def sync(self) -> None:
        """Force the files to disk; errors: OSError."""
        for column in self._columns:
            sync(self.path(column))

    def check(self) -> None:
        """Errors: DamagedError when no `append` wrote these files, OSError."""
        for column, (size, expected) in self.files.items():
            if checksum(self.path(column), size) != expected:
                raise DamagedError(f"the checksum of {column} is wrong")
        self._check_numbers()

    def map(self, width: int) -> LocalRows:
        """(n_items, width) the rows on the files, not a copy. width: with the dense columns.

        Rows that were mapped before can still be read, but leave the memory until they are.
        """
        for earlier in self._mapped:
            _drop_pages(earlier)
        self._mapped.clear()
        lengths = self._column("lengths")
        ends = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
        if ends[-1] <= np.iinfo(np.int32).max:
            ends = ends.astype(np.int32)
        arrays = self._column("data"), self._column("indices"), ends
        rows = csr_array(arrays, shape=(self.n_items, width - self._n_dense))
        rows.has_sorted_indices = True
        return LocalRows(rows, self._column("places"), dense=self._dense())

    def cues(self) -> Cues:
        """(n_items, 6) from `spam_cues`."""
        return self._column("tales").reshape(-1, _N_CUES)

    def _check_numbers(self) -> None:
        """Errors: DamagedError when no `append` writes such numbers, whatever their checksum."""
        lengths, places = self._column("lengths"), self._column("places")
        data, cues = self._column("data"), self._column("tales")
        if (len(lengths), len(places), len(cues) / _N_CUES) != (self.n_items,) * 3:
            raise DamagedError("the number of rows is wrong")
        entries = int(lengths.sum(dtype=np.int64))
        if (lengths < 0).any() or not entries == len(data) == len(self._column("indices")):
            raise DamagedError("the lengths of the rows are wrong")
        if not (np.sort(places) == np.arange(self.n_items)).all():
            raise DamagedError("the places of the rows are wrong")
        sums = [data.sum(dtype=np.float64)]
        if self._n_dense:
            codes, scales = self._column("codes"), self._column("scales")
            if (len(codes), len(scales)) != (self.n_items * self._n_dense, self.n_items):
                raise DamagedError("the number of dense rows is wrong")
            sums.append(scales.sum(dtype=np.float64))
        if not np.isfinite(sums).all():  # of one value that is not, no sum is
            raise DamagedError("a value is not finite")

    def _dense(self) -> QuantisedRows | None:
        if not self._n_dense:
            return None
        codes = self._column("codes").reshape(-1, self._n_dense)
        return QuantisedRows(codes, self._column("scales"))

    def _column(self, column: str) -> NDArray[Any]:
        kind = np.dtype(self._columns[column])
        count = self.files[column][0] // kind.itemsize
        if not count:  # an empty file cannot be mapped
            return np.zeros(0, dtype=kind)
        with self.path(column).open("rb") as file:
            mapped = mmap.mmap(file.fileno(), count * kind.itemsize, access=mmap.ACCESS_READ)
        self._mapped.add(mapped)
        return np.frombuffer(mapped, kind)


def _drop_pages(mapped: mmap.mmap) -> None:
    """Take the pages of a map out of the memory; they are read again when they are used."""
    if hasattr(mmap, "MADV_DONTNEED"):
        mapped.madvise(mmap.MADV_DONTNEED)
