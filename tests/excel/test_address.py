import doctest

import pytest

from kehoach_xlsx.excel import address
from kehoach_xlsx.excel.layout import CellRange, column_letter, column_number


def test_the_examples_in_the_documentation_hold() -> None:
    assert doctest.testmod(address).failed == 0


@pytest.mark.parametrize("column", [1, 26, 27, 52, 702, 703, 16384])
def test_letters_and_numbers_agree(column: int) -> None:
    assert column_number(column_letter(column)) == column


def test_a_range_of_one_cell_is_that_cell() -> None:
    one = CellRange(first_row=2, first_column=2, last_row=2, last_column=2)
    assert (one.a1, one.absolute) == ("B2", "$B$2:$B$2")
