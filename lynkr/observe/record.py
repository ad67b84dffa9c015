"""What is known of a request when it has ended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, kw_only=True)
class RequestRecord:
    """One request, from its first byte to its last. None is what does not apply or is not known."""

    request_id: str
    method: str
    path: str
    key: str | None = None
    """The name of the client's key. Never the key."""
    status: int = 0
    duration_ms: float = 0.0
    ttft_ms: float | None = None
    """Time to first token: until the first byte of the answer went to the client."""
    stream: bool | None = None
    provider: str | None = None
    model_asked: str | None = None
    """As the client named it."""
    model_used: str | None = None
    """As the provider was asked for it."""
    input_tokens: int | None = None
    output_tokens: int | None = None
    cache_read_tokens: int | None = None
    retries: int = 0
    kind: str | None = None
    """What kind of request it was: the user's own turn (`main`), or one that a client makes for itself."""
    session: str | None = None
    routing_method: str | None = None
    """How it was decided who answers."""
    routing_reason: str | None = None
    """What settled that."""
    tier: str | None = None
    score: float | None = None
    """How hard the request is, from 0 to 100."""
    agent: str | None = None
    """The agent type, where the task needs an agent."""
    cost_usd: float | None = None
    fallback: str | None = None
    """Who was asked, where it was more than one: `openai:gpt-4o->moonshot:kimi-k2`. The last one answered, or none."""
    fallback_reason: str | None = None
    """Why each of them but the last could not answer, in one word each."""
    bytes_in: int | None = None
    bytes_out: int | None = None
    error_type: str | None = None
    error_message: str | None = None

    def __str__(self) -> str:
        return f"{self.method} {self.path} {self.status}"
