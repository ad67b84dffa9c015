"""Finds reasoning in an answer. Chat Completions has no place for it, so every server made one.

Sources: DeepSeek API ("reasoning_content"), vLLM ("Reasoning Outputs"), OpenRouter ("Reasoning Tokens"), Mistral
("thinking" content parts), Databricks ("reasoning" content parts).
"""

from __future__ import annotations

from lynkr.converters.conversation import JsonObject


def details_text(details: list[object]) -> str:
    """The readable part of OpenRouter's `reasoning_details`."""
    texts = []
    for detail in details:
        if isinstance(detail, dict):
            text = detail.get("text") or detail.get("summary")
            if isinstance(text, str):
                texts.append(text)
    return "".join(texts)


def add_details(collected: list[JsonObject], details: list[object]) -> None:
    """Put together what OpenRouter streams in pieces: the whole has to go back as if it had come at once."""
    for detail in details:
        if not isinstance(detail, dict):
            continue
        last = collected[-1] if collected else None
        if last is None or not _continues(detail, last):
            collected.append(dict(detail))
            continue
        for key, value in detail.items():
            before = last.get(key)
            if key in ("text", "summary") and isinstance(before, str) and isinstance(value, str):
                last[key] = before + value
            elif value is not None:
                last[key] = value


def _continues(detail: JsonObject, last: JsonObject) -> bool:
    if detail.get("type") != last.get("type") or "data" in detail:
        return False
    return all(detail.get(key) is None or detail.get(key) == last.get(key) for key in ("index", "id"))
