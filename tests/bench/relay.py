"""A gateway that only relays: what the benchmark measures when there is nothing to measure.

Environment: PORT and an endpoint; BREAK=1 loses the end of every answer, BURN=N uses N ms of CPU time per request,
CHILD=1 starts a child process that holds memory and uses CPU time, EXIT_AFTER=N ends the process at the Nth request,
SEEN=FILE writes the environment.
"""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

CHILD = "import sys, time; held = b'x' * 50_000_000; end = time.process_time() + 0.3\n" + (
    "while time.process_time() < end: pass\nprint(flush=True); sys.stdin.read()"
)


class Relay(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    requests = 0

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("content-length", "0")
        self.end_headers()

    def do_POST(self) -> None:
        Relay.requests += 1
        if Relay.requests == int(os.environ.get("EXIT_AFTER", "-1")):
            print("the relay gives up", flush=True)
            os._exit(3)
        end = time.thread_time() + int(os.environ.get("BURN", "0")) / 1000
        while time.thread_time() < end:
            pass
        target = urlsplit(os.environ.get("AZURE_ANTHROPIC_ENDPOINT") or os.environ["OPENAI_ENDPOINT"])
        upstream = http.client.HTTPConnection(target.hostname or "", target.port)
        upstream.request("POST", "/v1/messages", self.rfile.read(int(self.headers["content-length"])))
        answer = upstream.getresponse()
        body = answer.read()
        upstream.close()
        if os.environ.get("BREAK"):
            body = body[: len(body) // 3]
        self.send_response(answer.status)
        self.send_header("content-type", answer.headers["content-type"])
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's name
        """No log."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256


def main() -> None:
    if file := os.environ.get("SEEN"):
        with open(file, "w") as output:
            json.dump({"directory": os.getcwd(), "files": os.listdir(), "environment": dict(os.environ)}, output)
    if os.environ.get("CHILD"):
        child = subprocess.Popen([sys.executable, "-c", CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert child.stdout is not None
        child.stdout.readline()
    Server(("127.0.0.1", int(os.environ["PORT"])), Relay).serve_forever()


main()
