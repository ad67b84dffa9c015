"""The run behind `scripts/chaos`: mixed traffic through a real gateway while everything around it fails.

    traffic    the requests, and the one right answer to each
    faults     what can go wrong at an upstream, and how often
    dialects   an answer in the bytes of an upstream's API
    upstream   an upstream that deals the faults, and that can be restarted
    client     a request sent and its answer read: patiently, slowly, or not to the end
    verdict    whether an answer is right, an honest error, or a violation
    ledger     what happened to each request, and the figures of all
    gateway    the gateway's process: settings, reloads, memory, descriptors, log
    run        all of them at once

Whatever is random follows from the seed and the number of a request. Only the order in which things meet is time's.
"""
