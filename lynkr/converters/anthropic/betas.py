"""The betas of the Messages API that other clouds know. They refuse a request that names any other.

Sources: Amazon Bedrock user guide, "Anthropic Claude Messages API"; Anthropic documentation, "Claude on Vertex AI" and
the pages of the features; what Claude Code names when it asks these clouds itself.
"""

from __future__ import annotations

BEDROCK_BETAS = frozenset(
    {
        "compact-2026-01-12",
        "computer-use-2024-10-22",
        "computer-use-2025-01-24",
        "computer-use-2025-11-24",
        "context-1m-2025-08-07",
        "context-management-2025-06-27",
        "dev-full-thinking-2025-05-14",
        "effort-2025-11-24",
        "fine-grained-tool-streaming-2025-05-14",
        "interleaved-thinking-2025-05-14",
        "output-128k-2025-02-19",
        "thinking-display-updates-2026-08-18",
        "thinking-token-count-2026-05-13",
        "token-efficient-tools-2025-02-19",
        "tool-examples-2025-10-29",
        "tool-search-tool-2025-10-19",
    }
)

VERTEX_BETAS = frozenset(
    {
        "claude-code-20250219",
        "compact-2026-01-12",
        "computer-use-2025-01-24",
        "computer-use-2025-11-24",
        "context-1m-2025-08-07",
        "context-management-2025-06-27",
        "effort-2025-11-24",
        "interleaved-thinking-2025-05-14",
        "thinking-display-updates-2026-08-18",
        "thinking-token-count-2026-05-13",
        "tool-search-tool-2025-10-19",
        "web-search-2025-03-05",
    }
)

# What the vendor itself calls otherwise.
_OTHER_NAMES = {"advanced-tool-use-2025-11-20": ("tool-search-tool-2025-10-19", "tool-examples-2025-10-29")}


def known_betas(header: str, known: frozenset[str]) -> list[str]:
    """Those of the betas named in an `anthropic-beta` header that are known, by the name that they have there."""
    named = [beta.strip() for beta in header.split(",")]
    found = [name for beta in named for name in _OTHER_NAMES.get(beta, (beta,)) if name in known]
    return list(dict.fromkeys(found))
