"""The modules of many QR codes whose texts differ in their last characters only.

In: the beginning that all texts share, then one ending after another. Out: the same modules as
`segno.make_qr(text, error="m")`, about fifty times sooner.

Two ideas. **A code is linear.** Its data bits, Reed-Solomon words and their places are XOR sums of
the text's bits; the rest is the same for every text of one length and mode. So a code is the code
of one sample text XOR the difference that each pair of characters makes to it alone, and segno
draws each difference once. (Pairs, because alphanumeric mode packs two characters in 11 bits; bytes
are linear in any grouping.) **A picture is one integer**, a bit for each module, row after row:
shifting it by one or by the width compares every module with its neighbour in a single step. The
columns follow in the same integer, so that what is asked of rows is asked of columns at once.
"""

from __future__ import annotations

from collections.abc import Sequence

QUIET_ZONE = 4  # modules; what ISO/IEC 18004 asks for around a code
_MASKS = range(8)


class CodeFamily:
    """The codes of `beginning + ending`, for endings of capital letters and digits.

    All endings are as long as `sample`, which is one of them. Raises ValueError when such a text is
    too long for a QR code.
    """

    def __init__(self, beginning: str, sample: str) -> None:
        self._beginning, self._sample = beginning, sample
        # Where the beginning is odd, its last character stands in the first ending's pair.
        pairs = range(-(len(beginning) % 2), len(sample), 2)
        self._groups = [slice(max(0, start), start + 2) for start in pairs]
        self._changes: dict[tuple[int, str], int] = {}
        masked = [_matrix(beginning + sample, mask) for mask in _MASKS]
        size = len(masked[0])
        self._width = size + 2 * QUIET_ZONE
        # segno, like the standard, judges a mask before the words that name it are written.
        words = _picture(_words(size))
        self._plain = _picture(masked[0])
        self._base = self._plain & ~words
        self._masks = [_picture(code) & ~words ^ self._base for code in masked]
        self._words = [_picture(code) & words for code in masked]
        # Modules that have a left neighbour.
        self._pairs = _picture([[0] + [1] * (size - 1)] * size, [[0] + [1] * (size - 1)] * size)

    def rows(self, ending: str) -> list[str]:
        """Return a code with its quiet zone: for each row a string of 0 (light) and 1 (dark)."""
        code = self._base
        for group in self._groups:
            code ^= self._change(group, ending[group])
        masked = [code ^ mask for mask in self._masks]
        penalties = [self._penalty(candidate) for candidate in masked]
        best = penalties.index(min(penalties))
        area = self._width**2
        bits = f"{(masked[best] | self._words[best]) >> area:0{area}b}"
        return [bits[start : start + self._width] for start in range(0, area, self._width)]

    def _change(self, group: slice, characters: str) -> int:
        """Return the modules that change with one group of the sample's characters."""
        key = group.start, characters
        if key not in self._changes:
            changed = self._sample[: group.start] + characters + self._sample[group.stop :]
            self._changes[key] = _picture(_matrix(self._beginning + changed, 0)) ^ self._plain
        return self._changes[key]

    def _penalty(self, code: int) -> int:
        """Return what ISO/IEC 18004:2015, table 11, counts against a mask, as segno reads it."""
        width, area = self._width, self._width**2
        # Features 1 and 2: five and more of one colour in a line; squares of 2 × 2. A bit of `same`
        # is a module of its left neighbour's colour, four of them in a line are a run of five.
        same = self._pairs & ~(code ^ code >> 1)
        runs = same & same >> 1
        runs &= runs >> 2
        score = runs.bit_count() + 2 * (runs & ~(runs << 1)).bit_count()
        squares = same & same >> width & ~(code ^ code >> width)
        score += 3 * (squares >> area).bit_count()
        # Feature 3: 1011101, read from the left, with four light modules on either side. One that
        # begins within another which counts is none of its own.
        finders = code & code >> 2 & code >> 3 & code >> 4 & code >> 6 & ~(code >> 1 | code >> 5)
        dark = code | code >> 1 | code >> 2 | code >> 3
        finders &= ~(dark >> 7 & dark << 4)
        finders &= ~(finders >> 4 | finders >> 6)
        score += 40 * finders.bit_count()
        # Feature 4: the share of dark modules. (Rows and columns hold each of them.)
        share = code.bit_count() / 2 / (width - 2 * QUIET_ZONE) ** 2
        return score + 10 * int(abs(share * 100 - 50) / 5)


Matrix = Sequence[Sequence[int]]


def _matrix(text: str, mask: int) -> Matrix:
    import segno  # where no code is drawn, a run starts a good deal sooner

    # `make` would choose Micro QR for short texts, which most phones cannot read. The level is at least
    # M, and the highest that takes no larger code: docs/qr-codes.md has the measurements. The texts of
    # one catalogue are equally long, and so its codes are all of one level.
    matrix: Matrix = segno.make_qr(text, error="m", boost_error=True, mask=mask).matrix
    return matrix


def _words(size: int) -> Matrix:
    """Return the modules of the format and, in large codes, version words (sections 7.9, 7.10)."""
    matrix = [[0] * size for _ in range(size)]
    places = [(8, column) for column in (*range(6), 7, 8, *range(size - 8, size))]
    if size >= 45:  # version 7
        places += [(row, column) for row in range(6) for column in range(size - 11, size - 8)]
    for row, column in places:
        matrix[row][column] = matrix[column][row] = 1
    return matrix


def _picture(rows: Matrix, columns: Matrix | None = None) -> int:
    """Return a matrix as an integer: rows, then columns, each with the quiet zone around it."""
    side = "0" * QUIET_ZONE
    bits = ""
    for lines in (rows, columns or list(zip(*rows))):
        above = "0" * (len(lines) + 2 * QUIET_ZONE) * QUIET_ZONE
        bits += above + "".join(f"{side}{''.join(map(str, line))}{side}" for line in lines) + above
    return int(bits, 2)
