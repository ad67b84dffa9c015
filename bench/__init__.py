"""The benchmark behind `scripts/bench`: what is sent, what is started, what is measured, how it is shown.

    payloads   the request bodies
    programs   the mock upstream (upstream.c) and the load generator (load.c): compiled, started, their reports read
    gateway    the gateway under test: started, its CPU time and memory read
    cases      the matrix
    measure    a case run against one or two gateways and against the upstream itself
    report     tables and JSON
    memory     the long run that must not grow

docs/benchmarks.md says what the figures mean.
"""
