"""The benchmark: figures against the budgets, on both databases. `make bench`; see docs/benchmarks.md."""
