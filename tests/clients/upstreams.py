"""Scripted upstreams that judge what they are sent and answer with a scenario's turns, one upstream per API."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from tests.support import chat_answers, messages_answers
from tests.support.answer import Turn
from tests.support.strict_chat import MAX_OUTPUT_TOKENS, chat_judge
from tests.support.strict_messages import messages_judge
from tests.support.upstream import Reply, Request, ScriptedUpstream

UPSTREAM_KEY = "sk-upstream-0123456789abcdef"
"""The gateway's own key at the upstream."""

RETRY_AFTER_S = 1


Judge = Callable[[Request], Reply | None]


def openai_settings(upstream: ScriptedUpstream) -> Mapping[str, str]:
    return {
        "MODEL_PROVIDER": "openai",
        "OPENAI_ENDPOINT": f"{upstream.url}/v1/chat/completions",
        "OPENAI_API_KEY": UPSTREAM_KEY,
        "OPENAI_MODEL": "qwen3-coder",
    }


def anthropic_settings(upstream: ScriptedUpstream) -> Mapping[str, str]:
    return {
        "MODEL_PROVIDER": "azure-anthropic",
        "AZURE_ANTHROPIC_ENDPOINT": f"{upstream.url}/v1/messages",
        "AZURE_ANTHROPIC_API_KEY": UPSTREAM_KEY,
    }


def messages_upstream(turns: Sequence[Turn], rate_limited: Iterable[int], *, api_key: str) -> ScriptedUpstream:
    judge = messages_judge(api_key, signatures={messages_answers.SIGNATURE})
    busy = messages_answers.error_reply(
        429, "rate_limit_error", "This request would exceed your rate limit.", [("retry-after", str(RETRY_AFTER_S))]
    )
    answers = [messages_answers.stream(turn) for turn in turns]
    return ScriptedUpstream(_with_busy(answers, busy, rate_limited), check=_streaming_only(judge))


def chat_upstream(
    turns: Sequence[Turn],
    rate_limited: Iterable[int],
    *,
    api_key: str,
    max_output_tokens: Mapping[str, int] = MAX_OUTPUT_TOKENS,
) -> ScriptedUpstream:
    judge = chat_judge(api_key, max_output_tokens=max_output_tokens)
    busy = chat_answers.error_reply(
        429,
        "Rate limit reached for requests per min.",
        "requests",
        code="rate_limit_exceeded",
        headers=[("retry-after", str(RETRY_AFTER_S))],
    )
    answers = [chat_answers.stream(turn) for turn in turns]
    return ScriptedUpstream(_with_busy(answers, busy, rate_limited), check=_streaming_only(judge))


def _with_busy(answers: Sequence[Reply], busy: Reply, rate_limited: Iterable[int]) -> list[Reply]:
    limited = set(rate_limited)
    return [reply for index, answer in enumerate(answers) for reply in ([busy] if index in limited else []) + [answer]]


def _streaming_only(judge: Judge) -> Judge:
    """A request that does not stream is a second attempt of the client's: it should have had no reason for it."""

    def check(request: Request) -> Reply | None:
        refusal = judge(request)
        if refusal is None and request.json.get("stream") is not True:
            return Reply(status=418, body=b"a request that does not ask for a stream")
        return refusal

    return check
