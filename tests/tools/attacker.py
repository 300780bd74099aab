"""Works back from exported figures what each number can truly have been, with linear and integer programming.

    python tests/tools/attacker.py FOLDER_OR_FILE... [--month 2019-05]

A cell is disclosed when somebody is proved to be there, a small number at that, and fewer than four values are
left. Bounds are tightened from sum to sum first. Then truths are sought that fit every file: each one tells a
possible value of every cell at once, and a cell that can be 0, or has values three apart, is not disclosed. What is
still open is asked for its least and its most, by linear programming, and by integer programming where the vertex
found is not made of whole numbers. What is not answered in its time counts as undecided, never as safe.
"""

import argparse
import calendar
import random
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import highspy
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.tools.reader_model import PLENTY, Model, Printed, Quantity, Reader, model_of, near, read
from tests.tools.witness import Witness

SMALL = 4  # from five on a number is no secret
VALUES = 4  # that are left at least
ROUNDS, MANY, NODES = 40, 500, 20
UP, DOWN = (-1,), (1,)
# Which way cells are moved, how many at a time, and how many sums away others may move with them.
CLOSELY = ((UP, 12, 2), (DOWN, 12, 2), (UP + DOWN, 4, 2), (UP, 1, 2), (DOWN, 1, 2), (UP, 1, 3), (DOWN, 1, 3))


@dataclass(frozen=True)
class Found:
    """A cell that was worked back."""

    quantity: Quantity
    first: date
    last: date
    least: int
    most: int


@dataclass(frozen=True)
class Attack:
    """What came of it: how many cells, which are disclosed, and which were not decided in time."""

    cells: int
    printed: int
    disclosed: tuple[Found, ...]
    undecided: tuple[Found, ...]
    contradiction: bool
    solved: int
    seconds: float


def attack(
    printed: Iterable[Printed],
    reader: Reader = Reader(),
    *,
    seconds: float = 600,
    seed: int = 1,
    witness: Witness | None = None,
) -> Attack:
    """Everything that can be worked back of these numbers together; a witness shows only what is possible."""
    begun = time.process_time()
    return _Siege(model_of(printed, reader), seed, begun, begun + seconds).result(witness)


class _Siege:
    """One attack while it lasts. `low`, `high` are proved bounds; `least`, `most` are values of truths found."""

    def __init__(self, model: Model, seed: int, begun: float, until: float) -> None:
        self._model = model
        self._random = random.Random(seed)
        self._begun, self._until = begun, until
        self._solved = 0
        self._matrix = _Matrix(model)
        self._linear: highspy.Highs | None = None
        self._integer: highspy.Highs | None = None
        self._impossible = False
        self._known: np.ndarray | None = None

    def result(self, witness: Witness | None) -> Attack:
        model = self._model
        self.low, self.high, fits = self._matrix.tightened(np.array(model.lower), np.array(model.upper))
        self.least, self.most = self.high + 1, self.low - 1
        contradiction = not fits
        if fits:
            if witness is not None:
                self._offer(np.array([witness(*named) for named in model.named]))
            contradiction = not self._look_around()
            if not contradiction:
                self._look_closely()
                self._ask_each()
        disclosed, undecided = self._shut(), self._open()
        return Attack(
            len(model.lower),
            sum(model.is_printed),
            tuple(self._found(cell) for cell in disclosed),
            tuple(self._found(cell) for cell in undecided) if not contradiction else (),
            contradiction,
            self._solved,
            time.process_time() - self._begun,
        )

    def _found(self, cell: int) -> Found:
        return Found(*self._model.named[cell], int(self.low[cell]), int(self.high[cell]))

    # --- which cells are decided ----------------------------------------------------------------

    def _shut(self) -> list[int]:
        """Proved: somebody is there, few, and too few values are left."""
        few = (self.low >= 1) & (self.low <= SMALL) & (self.high - self.low + 1 < VALUES)
        return [int(cell) for cell in np.flatnonzero(few)]

    def _open(self) -> list[int]:
        """Neither proved nor shown to be safe yet."""
        few = self.high - self.low + 1 < VALUES
        proved = ((self.low >= 1) & few) | (self.low > SMALL) | (self.high <= 0)
        seen = self.least <= self.most
        wide = seen & ((self.least <= 0) | (self.most - self.least + 1 >= VALUES))
        return [int(cell) for cell in np.flatnonzero(~proved & ~wide)]

    def _is_open(self, cell: int) -> bool:
        return cell in self._open()

    # --- truths ---------------------------------------------------------------------------------

    def _offer(self, values: np.ndarray) -> bool:
        """Takes a truth in, if it is made of whole numbers and fits every file."""
        whole = np.rint(values).astype(np.int64)
        if not self._matrix.holds(whole, self.low, self.high):
            return False
        self.least = np.minimum(self.least, whole)
        self.most = np.maximum(self.most, whole)
        self._known = whole
        return True

    def _look_around(self) -> bool:
        """Truths as far as can be from one another, while they still decide cells. False: there is none."""
        idle = 0
        for _ in range(ROUNDS):
            still = self._open()
            if len(still) < MANY or idle > 2 or time.process_time() > self._until:
                return True
            goal = np.zeros(len(self.low))
            for cell in still:
                # First nobody wherever that may be; then as much and as little as may be, by chance.
                empty = self._known is None and self.low[cell] == 0
                goal[cell] = 1 if empty else 0 if self._known is None else self._random.choice((-1, 1))
            vertex = self._vertex(goal)
            if vertex is None:
                return time.process_time() > self._until
            if not self._offer(vertex):
                values = self._whole(goal, vertex, NODES)
                if values is not None:
                    self._offer(values)
            idle = 0 if len(self._open()) < len(still) else idle + 1
        return True

    def _look_closely(self) -> None:
        """Some open cells at a time are moved, with what is bound to them, and all the rest stays."""
        for signs, together, steps in CLOSELY:
            still = self._open()
            self._random.shuffle(still)
            for n in range(0, len(still), together):
                chosen = [cell for cell in still[n : n + together] if self._is_open(cell)]
                if not chosen or self._known is None or time.process_time() > self._until:
                    continue
                goal = np.zeros(len(self.low))
                goal[chosen] = [self._random.choice(signs) for _ in chosen]
                moved = self._matrix.bound_to(chosen, steps)
                values = self._whole(goal, np.where(moved, -1, self._known), NODES)
                if values is not None:
                    self._offer(values)

    def _ask_each(self) -> None:
        """The least and the most of each cell that is open, one by one."""
        for cell in self._open():
            for sign in (1, -1):
                if not self._is_open(cell) or time.process_time() > self._until:
                    break
                goal = np.zeros(len(self.low))
                goal[cell] = sign
                vertex = self._vertex(goal)
                if vertex is None:
                    break
                self._bound(cell, sign, vertex[cell])
                if self._offer(vertex) or not self._is_open(cell):
                    continue
                values = self._whole(goal, vertex, NODES)
                if values is not None:
                    self._offer(values)
            if self._is_open(cell):
                self._decide(cell)

    def _decide(self, cell: int) -> None:
        """Whether any truth has the cell so far from those found that enough values are left: yes, or proved no."""
        far = int(self.least[cell]) + VALUES - 1, max(0, int(self.most[cell]) - VALUES + 1)
        for least, most in ((far[0], int(self.high[cell])), (int(self.low[cell]), far[1])):
            if least > most or not self._is_open(cell):
                continue
            values = self._whole(np.zeros(len(self.low)), None, PLENTY, (cell, least, most))
            if values is not None:
                self._offer(values)
            elif self._impossible and least == far[0]:
                self.high[cell] = far[0] - 1
            elif self._impossible:
                self.low[cell] = far[1] + 1

    def _bound(self, cell: int, sign: int, value: float) -> None:
        if sign > 0:
            self.low[cell] = max(self.low[cell], int(np.ceil(value - 1e-6)))
        else:
            self.high[cell] = min(self.high[cell], int(np.floor(value + 1e-6)))

    # --- the solver -----------------------------------------------------------------------------

    def _vertex(self, goal: np.ndarray) -> np.ndarray | None:
        """The truth with the least of `goal`, parts of a contact allowed; None where there is none, or not in time."""
        if self._linear is None:
            self._linear = self._matrix.solver(self.low, self.high)
        solver = self._linear
        solver.clearSolver()  # quicker than from the last vertex, which belongs to quite another goal
        self._ask(solver, goal)
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.array(solver.getSolution().col_value)

    def _whole(
        self, goal: np.ndarray, near: np.ndarray | None, nodes: int, only: tuple[int, int, int] | None = None
    ) -> np.ndarray | None:
        """A truth of whole numbers with a small `goal`; where `near` and the truth found last agree, it stays so.

        After so many nodes the best one so far is taken. `only`: with a cell from its least to its most.
        """
        if self._integer is None:
            self._integer = self._matrix.solver(self.low, self.high, whole=True)
        solver, count = self._integer, len(goal)
        low, high = self.low.astype(float), self.high.astype(float)
        if near is not None:
            rounded = np.rint(near) if self._known is None else self._known
            stays = np.abs(near - rounded) < 1e-6
            low, high = np.where(stays, rounded, low), np.where(stays, rounded, high)
        if only is not None:
            low[only[0]], high[only[0]] = only[1:]
        solver.changeColsBounds(count, np.arange(count, dtype=np.int32), low, high)
        solver.clearSolver()
        if self._known is not None:
            start = highspy.HighsSolution()
            start.col_value = self._known.astype(float).tolist()
            solver.setSolution(start)
        solver.setOptionValue("mip_max_nodes", nodes)
        self._ask(solver, goal)
        self._impossible = solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible
        found = solver.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        return np.array(solver.getSolution().col_value) if found else None

    def _ask(self, solver: highspy.Highs, goal: np.ndarray) -> None:
        solver.changeColsCost(len(goal), np.arange(len(goal), dtype=np.int32), goal)
        left = max(0.0, self._until - time.process_time())
        solver.setOptionValue("time_limit", 4 * left + solver.getRunTime())  # by the clock, on a busy computer
        solver.run()
        self._solved += 1


class _Matrix:
    """The sums of a model, as rows of a sparse matrix."""

    def __init__(self, model: Model) -> None:
        self.columns = len(model.lower)
        lengths = [len(row.cells) for row in model.rows]
        self.starts = np.concatenate(([0], np.cumsum(lengths))).astype(np.int32)
        self.cells = np.array([cell for row in model.rows for cell in row.cells], dtype=np.int32)
        self.factors = np.array([factor for row in model.rows for factor in row.factors], dtype=np.int64)
        self.least = np.array([row.least for row in model.rows], dtype=np.int64)
        self.most = np.array([row.most for row in model.rows], dtype=np.int64)
        self.row_of = np.repeat(np.arange(len(lengths)), lengths)

    def holds(self, values: np.ndarray, low: np.ndarray, high: np.ndarray) -> bool:
        """Whether these numbers may be the truth."""
        if (values < low).any() or (values > high).any():
            return False
        sums = np.bincount(self.row_of, self.factors * values[self.cells], minlength=len(self.least))
        return not ((sums < self.least - 0.5) | (sums > self.most + 0.5)).any()

    def bound_to(self, cells: Sequence[int], steps: int) -> np.ndarray:
        """Which cells stand in a sum with one of these, in so many steps."""
        reached = np.zeros(self.columns, dtype=bool)
        reached[list(cells)] = True
        for _ in range(steps):
            rows = np.zeros(len(self.least), dtype=bool)
            rows[self.row_of[reached[self.cells]]] = True
            reached[self.cells[rows[self.row_of]]] = True
        return reached

    def tightened(self, low: np.ndarray, high: np.ndarray) -> tuple[np.ndarray, np.ndarray, bool]:
        """Bounds carried over the sums until nothing moves; False where they contradict one another."""
        low, high = low.astype(np.int64), high.astype(np.int64)
        for _ in range(50):
            if (low > high).any():
                return low, high, False
            before = low.copy(), high.copy()
            up = self.factors > 0
            small = self.factors * np.where(up, low[self.cells], high[self.cells])
            great = self.factors * np.where(up, high[self.cells], low[self.cells])
            rows = len(self.least)
            least = np.bincount(self.row_of, small, minlength=rows)[self.row_of] - small
            most = np.bincount(self.row_of, great, minlength=rows)[self.row_of] - great
            upper = (self.most[self.row_of] - least) / self.factors
            lower = (self.least[self.row_of] - most) / self.factors
            new_high = np.floor(np.where(up, upper, lower) + 1e-9).astype(np.int64)
            new_low = np.ceil(np.where(up, lower, upper) - 1e-9).astype(np.int64)
            np.minimum.at(high, self.cells, new_high)
            np.maximum.at(low, self.cells, new_low)
            if (low == before[0]).all() and (high == before[1]).all():
                break
        return low, high, not (low > high).any()

    def solver(self, low: np.ndarray, high: np.ndarray, *, whole: bool = False) -> highspy.Highs:
        """HiGHS with all that is known, waiting for a goal."""
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(low), len(self.least)
        lp.col_cost_ = np.zeros(len(low))
        lp.col_lower_, lp.col_upper_ = low.astype(float), high.astype(float)
        lp.row_lower_, lp.row_upper_ = self.least.astype(float), self.most.astype(float)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_, lp.a_matrix_.index_ = self.starts, self.cells
        lp.a_matrix_.value_ = self.factors.astype(float)
        if whole:
            lp.integrality_ = [highspy.HighsVarType.kInteger] * len(low)
        solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("threads", 1)
        solver.passModel(lp)
        return solver


def month_of(printed: Iterable[Printed], month: str) -> list[Printed]:
    """What a month's days, weeks and the month itself tell."""
    year, number = (int(part) for part in month.split("-"))
    return near(printed, date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--month", help="only what is printed of this month")
    parser.add_argument("--seconds", type=float, default=600)
    given = parser.parse_args()
    printed = read(given.files)
    found = attack(month_of(printed, given.month) if given.month else printed, seconds=given.seconds)
    print(f"{found.cells} cells, {found.printed} of them printed; {len(found.disclosed)} disclosed, "
          f"{len(found.undecided)} undecided; {found.solved} problems solved in {found.seconds:.1f} s"
          + ("; the files contradict themselves" if found.contradiction else ""))
    for one in [*found.disclosed, *found.undecided][:50]:
        print(f"  {' '.join(one.quantity)} {one.first}/{one.last}: {one.least}..{one.most}")


if __name__ == "__main__":
    main()
