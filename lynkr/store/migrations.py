"""The schema of the database: the list of steps that lead to it.

Each step runs once in the life of a file, in this order. What was released is not changed any more; what is to be
different is a new step.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("lynkr")


@migrations()
def create_requests(db: Database) -> None:
    requests = db.table("requests")
    requests.create(
        {
            "request_id": str,
            # When the request ended, in Unix time.
            "time": float,
            "method": str,
            "path": str,
            "key": str,
            "status": int,
            "duration_ms": float,
            "ttft_ms": float,
            "stream": int,
            "provider": str,
            "model_asked": str,
            "model_used": str,
            "input_tokens": int,
            "output_tokens": int,
            "cache_read_tokens": int,
            "retries": int,
            "fallback": str,
            "fallback_reason": str,
            "bytes_in": int,
            "bytes_out": int,
            "error_type": str,
        },
        # A row that is sent twice, because nobody knows whether it arrived, is there once.
        pk="request_id",
        not_null=("time",),
    )
    requests.create_index(["time"])
    requests.create_index(["provider", "time"])


@migrations()
def add_routing(db: Database) -> None:
    requests = db.table("requests")
    for name in ("kind", "session", "routing_method", "routing_reason", "tier", "agent"):
        requests.add_column(name, str)
    requests.add_column("score", float)
    requests.add_column("cost_usd", float)
    requests.create_index(["session", "time"])
