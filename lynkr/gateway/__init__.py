"""The life of a request: decide, prepare, attempt, relay, record."""
