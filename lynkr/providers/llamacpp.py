"""llama.cpp's server.

Source: llama.cpp, README of its HTTP server.
"""

from __future__ import annotations

from lynkr.converters.openai_chat import ChatQuirks, chat
from lynkr.providers.base import Provider, Upstream, bearer, join_url, models_beside, own_model
from lynkr.settings import Settings, secret


def _upstream(settings: Settings, model: str) -> Upstream:
    quirks = ChatQuirks(
        # A server that was started with one model file has no use for a name.
        send_model=model != "default",
        top_k=True,
        ask_for_parallel_tool_calls=True,
        system_messages="first",
        reasoning_request="chat_template",
        reasoning_replay="reasoning_content",
        empty_content="empty",
        lift_think_tags=True,
        recover_tool_calls=True,
        prefill=True,
    )
    url = join_url(settings.llamacpp_endpoint, "/v1/chat/completions")
    return Upstream(
        url=url,
        models_url=models_beside(url),
        headers=bearer(secret(settings.llamacpp_api_key)),
        api=chat("llama.cpp", quirks),
        count_tokens_url=join_url(settings.llamacpp_endpoint, "/v1/messages/count_tokens"),
    )


LLAMACPP = Provider(
    name="llamacpp",
    title="llama.cpp",
    label="llama.cpp",
    setup="MODEL_PROVIDER=llamacpp LLAMACPP_ENDPOINT=http://localhost:8080 (a running llama-server)",
    model=lambda settings, wish: own_model(wish, settings.llamacpp_model),
    timeout_ms=lambda settings: settings.llamacpp_timeout_ms,
    max_concurrent=lambda settings: settings.llamacpp_max_concurrent,
    upstream=_upstream,
)
