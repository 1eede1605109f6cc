"""The agencies that every province has, before and since the reorganisation of 2025: data that import proposes from."""
