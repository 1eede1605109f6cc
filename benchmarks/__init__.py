"""Side-by-side measurements that anyone can run; each compares within one run and prints ratios."""
