"""What kind of request it is: the user's own turn, or one that a client makes for itself beside it.

Sources: recorded requests of Claude Code 2.0 and 2.1, Codex 0.169 and opencode; the prompts by which chat clients ask
for titles.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from lynkr.converters.conversation import Conversation, Message, TextBlock
from lynkr.routing.profiles import profile_of

Kind: TypeAlias = Literal[
    "main",
    "subagent",
    "structured",
    "title",
    "compaction",
    "quota",
    "warmup",
    "web_search",
    "suggestion",
    "count",
    "auxiliary",
]
"""main: the user's turn. subagent: a helper's, with a task in words of its own. structured: a turn whose answer has to
fit a schema. title, suggestion (of the next prompt), web_search (one search), count (of tokens), quota and warmup (to
see whether the vendor answers): what they say. compaction: the conversation is to be summed up. auxiliary: any other
request that a client makes for itself."""

SIDE: frozenset[Kind] = frozenset(
    {"title", "compaction", "quota", "warmup", "web_search", "suggestion", "count", "auxiliary"}
)
"""The kinds that are not the user's: they are not scored, and say nothing about the user's task."""


class Request(NamedTuple):
    """`mark` says by what the kind was told, for people."""

    kind: Kind
    mark: str

    @property
    def is_side(self) -> bool:
        return self.kind in SIDE


# Claude Code says it itself where CLAUDE_CODE_GATEWAY_HINT_HEADERS=1.
_CLASS, _COMPACTION = "x-claude-code-request-class", "x-claude-code-compaction"
_CLASSES: dict[str, Kind] = {"main": "main", "subagent": "subagent", "compaction": "compaction"}
_COARSE_CLASS = "x-claude-1p-request-class"
_COARSE_CLASSES: dict[str, Kind] = {"summary-extraction": "title", "blocking-subagent": "subagent"}
_AGENT_ID = "x-claude-code-agent-id"
_SUBAGENT_MARK = "cc_is_subagent=true"

_CODEX = "x-codex-turn-metadata"
_CODEX_KINDS: dict[str, Kind] = {"compaction": "compaction", "prewarm": "warmup"}
_MOST_METADATA = 8192

_SUGGESTION = "[SUGGESTION MODE:"
_SEARCH_TOOL, _SEARCH = "web_search_", "Perform a web search for the query:"
_COUNT_BETA = "token-counting-"
_WARMUP = "Warmup"

_CHECKPOINT = "context checkpoint compaction"
_COMPACTION_START = re.compile(r"Provide a detailed (?:prompt|summary) for continuing our conversation", re.IGNORECASE)
_SUMMARY = re.compile(
    r"\bsummary\b.{0,120}\b(?:conversation|session|chat)\b|\b(?:conversation|session|chat)\b.{0,120}\bsummary\b",
    re.IGNORECASE | re.DOTALL,
)
_SUMMARY_ELEMENT = "<summary>"
_LEAST_COMPACTION = 300
"""Characters: who asks by hand for a summary writes less than a client does."""

_TITLE_TEXT = re.compile(
    r"\b(?:generate|write|create|provide|suggest|give|come up with|make|produce)\b.{0,80}\b(?:title|name)\b.{0,80}"
    r"\b(?:conversation|chat|thread|session|discussion|dialogue)"
    r"|\btitle (?:for|of|summari[sz]ing|that summari[sz]es) (?:this|the|our|following)\b.{0,40}"
    r"\b(?:conversation|chat|thread|session|discussion|dialogue)",
    re.IGNORECASE | re.DOTALL,
)
_TITLE_SYSTEM = re.compile(
    r"\b(?:title generator|new conversation topic|summari[sz]e this coding conversation)\b"
    r"|\btitles?\b.{0,80}\b(?:conversation|chat|thread|session)\b",
    re.IGNORECASE | re.DOTALL,
)
_TITLE_SIGNS = ("title", "name", "topic", "summari")
_REQUEST_AND_TEXT = 2
_HEAD, _SYSTEM_HEAD = 1500, 300
"""Characters of an instruction that are looked at: what it is for stands at its beginning."""

_TASK, _HISTORY = "### Task:", "<chat_history>"
"""How a chat client asks about a conversation: for tags, the next questions, the rest of a sentence."""


def request_of(conversation: Conversation, headers: Mapping[str, str]) -> Request:
    """The kind of a request. `headers` are the client's, with names in lower case.

    What the client says of itself goes first, then what can't be anything else; the rest is a turn of the user's.
    """
    last = _last_text(conversation.messages)
    return (
        _suggestion(last)
        or _hinted(conversation, headers)
        or _told_by_body(conversation, headers, last)
        or _subagent(conversation, headers)
        or _bare(conversation, headers)
        or _turn(conversation)
    )


def _suggestion(last: str) -> Request | None:
    return Request("suggestion", _SUGGESTION) if _SUGGESTION in last else None


def _hinted(conversation: Conversation, headers: Mapping[str, str]) -> Request | None:
    """What the client says of the request in its headers."""
    if _COMPACTION in headers:
        return Request("compaction", _COMPACTION)
    if (known := _CLASSES.get(headers.get(_CLASS, ""))) is not None:
        return _turn(conversation) if known == "main" else Request(known, _CLASS)
    if (known := _COARSE_CLASSES.get(headers.get(_COARSE_CLASS, ""))) is not None:
        return Request(known, _COARSE_CLASS)
    if _COUNT_BETA in headers.get("anthropic-beta", ""):
        return Request("count", "anthropic-beta")
    metadata = headers.get(_CODEX, "")
    if metadata and len(metadata) <= _MOST_METADATA:
        try:
            members = json.loads(metadata)
        except (ValueError, RecursionError):
            return None
        kind = members.get("request_kind") if isinstance(members, dict) else None
        if isinstance(kind, str) and (known := _CODEX_KINDS.get(kind)) is not None:
            return Request(known, _CODEX)
    return None


def _told_by_body(conversation: Conversation, headers: Mapping[str, str], last: str) -> Request | None:
    """What can be no turn of a user's by what stands in it."""
    tools, messages = conversation.tools, conversation.messages
    if len(tools) == 1 and (tools[0].type or "").startswith(_SEARCH_TOOL) and last.startswith(_SEARCH):
        return Request("web_search", _SEARCH_TOOL)
    if len(messages) == 1 and last == _WARMUP:
        return Request("warmup", _WARMUP)
    if len(messages) == 1 and conversation.max_tokens == 1 and not tools:
        return Request("quota", "max_tokens")
    if _is_compaction(last):
        return Request("compaction", "text")
    if not tools and _is_title(conversation, last):
        return Request("title", "text")
    if not tools and last.startswith(_TASK) and _HISTORY in last:
        return Request("auxiliary", _HISTORY)
    return Request("auxiliary", _CLASS) if headers.get(_CLASS) == "auxiliary" else None


def _is_compaction(last: str) -> bool:
    head = last[:_HEAD]
    if _COMPACTION_START.match(head) is not None or _CHECKPOINT in head.lower():
        return True
    return len(last) >= _LEAST_COMPACTION and _SUMMARY_ELEMENT in last and _SUMMARY.search(head) is not None


def _is_title(conversation: Conversation, last: str) -> bool:
    wanted = conversation.output_config.format if conversation.output_config is not None else None
    if wanted is not None:
        schema = wanted.get("schema")
        properties = schema.get("properties") if isinstance(schema, dict) else None
        return isinstance(properties, dict) and properties.keys() == {"title"}
    first = conversation.messages[0]
    system = [block.text for block in conversation.system]
    if first.role == "system":
        system.append(_text(first))
    return (
        _wants_title(last, _TITLE_TEXT, _HEAD)
        # The request may stand before what the title is for.
        or (len(conversation.messages) == _REQUEST_AND_TEXT and _wants_title(_text(first), _TITLE_TEXT, _HEAD))
        or any(_wants_title(text, _TITLE_SYSTEM, _SYSTEM_HEAD) for text in system)
    )


def _wants_title(text: str, pattern: re.Pattern[str], most: int) -> bool:
    head = text[:most]
    lower = head.lower()
    # Words that every match has: to look for them takes a tenth of the time.
    return any(sign in lower for sign in _TITLE_SIGNS) and pattern.search(head) is not None


def _subagent(conversation: Conversation, headers: Mapping[str, str]) -> Request | None:
    if _AGENT_ID in headers:
        return Request("subagent", _AGENT_ID)
    if conversation.system and _SUBAGENT_MARK in conversation.system[0].text[:_HEAD]:
        return Request("subagent", _SUBAGENT_MARK)
    return None


def _bare(conversation: Conversation, headers: Mapping[str, str]) -> Request | None:
    """A request without tools from a harness whose turns always have some. Those of Claude Code also want thinking."""
    if conversation.tools or conversation.thinking is not None:
        return None
    profile = profile_of(headers.get("user-agent", ""), ())
    if profile is None or not profile.tools:
        return None
    return Request("auxiliary", f"{profile.name} without tools")


def _turn(conversation: Conversation) -> Request:
    if conversation.output_config is not None and conversation.output_config.format is not None:
        return Request("structured", "output_config")
    if any(tool.name == "StructuredOutput" for tool in conversation.tools):
        return Request("structured", "StructuredOutput")
    return Request("main", "")


def _last_text(messages: Sequence[Message]) -> str:
    """The text of the user's last message as it came: its last block, which is what a client adds."""
    for message in reversed(messages):
        if message.role == "user":
            for block in reversed(message.content):
                if type(block) is TextBlock:
                    return block.text.strip()
            return ""
    return ""


def _text(message: Message) -> str:
    return "\n".join([block.text for block in message.content if type(block) is TextBlock])
