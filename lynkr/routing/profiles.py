"""The harnesses that are known, and the tools that each brings to every request whatever is asked."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple


class Profile(NamedTuple):
    """`agents` are parts of its `user-agent`, in lower case. Without one, a request with `least` of its `tools` is its
    own."""

    name: str
    agents: tuple[str, ...]
    tools: frozenset[str]
    least: int


# Sources: routing.md 27.3 and clients.md 2.3, 2.10, 3.2, 7 of the specification; requests of the programs themselves.
PROFILES = (
    Profile(
        "claude-code",
        ("claude-cli", "claude-code", "claude_code", "claude-vscode", "anthropic-cli"),
        frozenset(
            {
                *("Task", "Bash", "Glob", "Grep", "Read", "Edit", "Write", "NotebookEdit", "WebFetch", "WebSearch"),
                *("TodoWrite", "BashOutput", "KillShell", "SlashCommand", "MultiEdit", "LS", "NotebookRead"),
                *("Agent", "ListAgents", "ReportFindings", "ScheduleWakeup", "Skill", "ToolSearch", "Workflow"),
                *("AskUserQuestion", "EnterPlanMode", "ExitPlanMode", "DeferredToolPlaceholder", "StructuredOutput"),
                *("TaskOutput", "TaskStop", "KillBash", "ListMcpResourcesTool", "ReadMcpResourceTool"),
            }
        ),
        8,
    ),
    Profile(
        "cursor",
        ("cursor",),
        frozenset(
            {
                *("read_file", "write_file", "edit_file", "delete_file", "run_terminal_command", "run_terminal_cmd"),
                *("grep_search", "file_search", "codebase_search", "web_search", "list_dir", "search_replace", "grep"),
                *("glob_file_search", "read_lints", "todo_write"),
            }
        ),
        7,
    ),
    Profile(
        "codex",
        ("codex", "openai-cli"),
        frozenset(
            {
                *("shell", "apply_patch", "read_file", "write_file", "exec_command", "write_stdin", "update_plan"),
                *("request_user_input", "view_image", "get_goal", "create_goal", "update_goal", "list_mcp_resources"),
                *("list_mcp_resource_templates", "read_mcp_resource", "list_available_plugins_to_install"),
                *("request_plugin_install", "multi_agent_v1", "web_search", "tool_search", "exec", "local_shell"),
                *("shell_command", "clock", "collaboration", "functions"),
            }
        ),
        6,
    ),
    Profile(
        "goose",
        ("goose",),
        frozenset(
            {
                *("analyze", "delegate", "edit", "load", "load_skill", "read_image", "shell", "tree", "write"),
                *("apps__create_app", "apps__delete_app", "apps__iterate_app", "apps__list_apps"),
                *("extensionmanager__list_resources", "extensionmanager__manage_extensions"),
                *("extensionmanager__read_resource", "extensionmanager__search_available_extensions"),
                "todo__todo_write",
            }
        ),
        9,
    ),
    Profile(
        "opencode",
        ("opencode",),
        frozenset(
            {
                *("bash", "edit", "glob", "grep", "read", "skill", "task", "todowrite", "todoread", "write", "list"),
                *("patch", "webfetch", "websearch", "codesearch", "question", "batch", "multiedit", "apply_patch"),
            }
        ),
        7,
    ),
    Profile("aider", ("aider",), frozenset(), 1),
    Profile("gemini-cli", ("geminicli", "gemini-cli"), frozenset(), 1),
)

_ALL_TOOLS = frozenset[str]().union(*[profile.tools for profile in PROFILES])
_MANY_TOOLS = 10

_SERVED = ("mcp__", "multi_agent_v1__", "functions__", "collaboration__")
"""Prefixes of tools that a harness offers with every request once the user has set them up."""


def profile_of(user_agent: str, tools: Collection[str]) -> Profile | None:
    """The harness that sends a request with this `user-agent` and tools of these names."""
    agent = user_agent.lower()
    for profile in PROFILES:
        if any(part in agent for part in profile.agents):
            return profile
    for profile in PROFILES:
        if len(tools) >= profile.least and len(profile.tools.intersection(tools)) >= profile.least:
            return profile
    return None


def effective_tools(profile: Profile | None, tools: Collection[str]) -> tuple[str, ...]:
    """The tools that were brought for this request: of a harness, those beside the ones that it always brings.

    Of an unknown client with many tools that are all some harness's, none.
    """
    if profile is not None:
        return tuple([name for name in tools if name not in profile.tools and not name.startswith(_SERVED)])
    if len(tools) >= _MANY_TOOLS and _ALL_TOOLS.issuperset(tools):
        return ()
    return tuple(tools)
