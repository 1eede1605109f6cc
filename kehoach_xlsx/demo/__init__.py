"""The story that `kxl demo` tells: forty agencies of Cần Thơ report on one plan, and it becomes one report."""
