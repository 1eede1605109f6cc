"""A judged file as bytes, and back: how it comes from a worker, and how it lies in the cache."""
