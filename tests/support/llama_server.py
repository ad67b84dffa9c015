"""Serve a model file with the real llama.cpp HTTP server on 127.0.0.1.

python llama_server.py MODEL.gguf PORT      needs xllamacpp (scripts/fetch-clients)
"""

from __future__ import annotations

import signal
import sys

import xllamacpp  # type: ignore[import-not-found]  # installed in .cache/clients only


def serve(model: str, port: int) -> None:
    """Serve until a signal ends the process."""
    parameters = xllamacpp.CommonParams()
    parameters.model.path = model
    parameters.model_alias = {"scripted"}
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = port
    parameters.offline = True
    # Room for a whole Claude Code prompt; two requests may share it.
    parameters.n_ctx = 65536
    parameters.n_parallel = 2
    parameters.kv_unified = True
    parameters.fit_params = False
    parameters.use_jinja = True
    parameters.sampling.temp = 0.0
    parameters.warmup = False
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = 2
    server = xllamacpp.Server(parameters)
    print(f"listening on {server.listening_address}", flush=True)
    signal.pause()


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]))
