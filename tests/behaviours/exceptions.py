"""What providers lack, each with its reason, and what is wrong with this gateway.

A row is a behaviour and where it does not hold: the name of a target, or `name:mode`. The suite asks there too, and
fails where a row is no longer true.
"""

from __future__ import annotations

from collections.abc import Mapping


class Refused(str):
    """The reason why a provider lacks something. Where it is asked for all the same, the upstream refuses the request,
    and the client reads the refusal."""


class Failed(str):
    """The reason why a provider lacks something, where asking for it ends in an error of the gateway's."""


Table = Mapping[str, Mapping[str, str]]

CLAUDES = ("azure-anthropic", "databricks-claude", "vertex-claude", "bedrock-claude")
MESSAGES = (*CLAUDES, "zai")
REASONING = ("openai-reasoning", "azure-openai-reasoning")
RESPONSES = (*REASONING, "openai-compatible-responses")
GEMINI = ("vertex-studio", "vertex")
CHAT = (
    "openai",
    "openai-compatible",
    "azure-openai",
    "openrouter",
    "deepseek",
    "moonshot",
    "llamacpp",
    "lmstudio",
    "zai-chat",
    "databricks",
)
LOCAL = ("llamacpp", "lmstudio", "ollama")


def at(*targets: str, reason: str) -> dict[str, str]:
    return dict.fromkeys(targets, reason)


_NO_PDF = "The API has no place for documents. The model learns that there is one."
_NO_TOP_K = "The API has no top_k."
_FIXED_SAMPLING = "The model samples as it likes, and refuses requests that want something else."
_NO_MARKS = "It finds the beginning of a conversation in its cache by itself."
_NO_REASONING = "The model does not reason, or does so always: there is nothing to ask for."
_NO_REPLAY = "The API takes no earlier reasoning."
_NO_STOP_NAME = "The answer does not say which stop sequence ended it, or that one did."
_NO_WINDOW = "The answer does not say that the window was full."
_OWN_WORDS = "Requests pass through unchanged: what the vendor refuses, clients made for it know not to ask."
_PARSED = "The upstream parses what the model wrote, so that calls come as objects."
_NO_PARALLEL = "The API has no way to say it."

LACKS: Table = {
    # Tools
    "a_call_can_be_demanded": {
        "ollama": "The API forces no call; the model is told to make one.",
        "zai-chat": "The only choice that the API takes is auto.",
    },
    "a_tool_can_be_demanded": {
        "ollama": "The API forces no call; the model is told to make that one.",
        "zai-chat": "The only choice that the API takes is auto.",
    },
    "calls_can_be_forbidden": {
        "bedrock": "The API has no such choice, and wants the tools that a conversation has used to be offered.",
    },
    "one_call_at_a_time_can_be_demanded": at("ollama", *GEMINI, "bedrock", reason=_NO_PARALLEL),
    "badly_written_arguments_are_repaired": at("ollama", *GEMINI, reason=_PARSED),
    "a_call_that_was_cut_off_is_not_passed_off_as_one": at("ollama", *GEMINI, reason=_PARSED),
    "a_result_may_be_missing": at(*MESSAGES, reason=Refused(_OWN_WORDS)),
    "blank_text_does_no_harm": at(*MESSAGES, reason=Refused(_OWN_WORDS)),
    "a_demanded_call_may_be_thought_about": at(*MESSAGES, reason=Refused(_OWN_WORDS)),
    "sampling_and_thinking_do_no_harm": at(*MESSAGES, reason=Refused(_OWN_WORDS)),
    # Images and documents
    "an_image_may_be_elsewhere": at(
        "ollama", "bedrock", reason="The API takes images as data only. The model learns where there is one."
    ),
    "a_pdf_is_sent": at(
        "openai-compatible",
        "deepseek",
        "moonshot",
        *LOCAL,
        "zai-chat",
        "databricks",
        reason=_NO_PDF,
    ),
    # Reasoning
    "thinking_can_be_asked_for": {
        **at("openai", "azure-openai", "databricks", reason=_NO_REASONING),
        **at(
            "openai-compatible",
            "openai-compatible-responses",
            reason="What runs there is not known, and every server has its own way to ask.",
        ),
        "deepseek": "Whether it reasons goes by the model's name.",
        "lmstudio": "It is set in the program, for each model.",
    },
    "thinking_can_be_switched_off": {
        **at("openai", "azure-openai", "databricks", reason=_NO_REASONING),
        **at(
            "openai-compatible",
            "openai-compatible-responses",
            reason="What runs there is not known, and every server has its own way to ask.",
        ),
        "deepseek": "Whether it reasons goes by the model's name.",
        "lmstudio": "It is set in the program, for each model.",
        "bedrock": "Nova reasons only where it is asked to.",
    },
    "thinking_stays_hidden": at(
        *MESSAGES, reason="Answers pass through unchanged, and the vendor thinks only where it was asked to."
    ),
    "thinking_goes_back": at(
        "openai",
        "azure-openai",
        "openai-compatible",
        "openai-compatible-responses",
        "databricks",
        "bedrock",
        reason=_NO_REPLAY,
    ),
    "hidden_thinking_goes_back": at(
        "openai",
        "azure-openai",
        "openai-compatible",
        "openai-compatible-responses",
        "databricks",
        "bedrock",
        reason=_NO_REPLAY,
    ),
    "dropped_thinking_goes_back": {
        **at(
            "openai",
            "azure-openai",
            "openai-compatible",
            "openai-compatible-responses",
            "databricks",
            "bedrock",
            reason=_NO_REPLAY,
        ),
        **at(*MESSAGES, reason=Refused(_OWN_WORDS)),
    },
    "thinking_of_claude_goes_to_claude_only": {
        "zai": "It signs its reasoning too, and nothing in a signature says whose it is.",
    },
    # Parameters
    "temperature_is_sent": at(*REASONING, "moonshot", reason=_FIXED_SAMPLING),
    "top_p_is_sent": at(*REASONING, "moonshot", reason=_FIXED_SAMPLING),
    "top_k_is_sent": {
        **at("openai", "azure-openai", *RESPONSES, "deepseek", "zai-chat", "databricks", reason=_NO_TOP_K),
        "moonshot": _FIXED_SAMPLING,
    },
    "a_stop_sequence_is_sent": at(*RESPONSES, reason="The API has no stop sequences."),
    "structured_output_is_asked_for": {"bedrock": "Nova promises no schema."},
    "the_user_stays_unknown": at(
        *MESSAGES, reason="Requests pass through unchanged, and the vendor's own field is for its own use."
    ),
    # Answers
    "an_empty_answer_is_an_answer": at(
        *GEMINI,
        reason=Failed("The models have a habit of this and mostly answer when asked again, so it counts as a failure."),
    ),
    "a_refusal_shows": {"ollama": "It has no filter."},
    "a_stop_sequence_shows": at(
        *(name for name in CHAT if name != "openai-compatible"),
        *RESPONSES,
        *GEMINI,
        "ollama",
        reason=_NO_STOP_NAME,
    ),
    "a_full_window_shows": at(
        *(name for name in CHAT if name != "zai-chat"), *RESPONSES, *GEMINI, "ollama", reason=_NO_WINDOW
    ),
    "tokens_into_the_cache_are_counted": at(
        *GEMINI, "deepseek", "moonshot", "ollama", reason="It writes its cache by itself, and at no cost."
    ),
    "tokens_of_reasoning_are_counted": at("ollama", "bedrock", reason="It does not count them by themselves."),
    "a_blocked_request_shows": {"ollama": "It has no filter."},
    # Prompt caches
    "cache_marks_are_passed": at(
        *(name for name in CHAT if name != "openrouter"), *RESPONSES, *GEMINI, "ollama", reason=_NO_MARKS
    ),
    "cache_marks_of_tools_are_passed": {
        **at(*(name for name in CHAT if name != "openrouter"), *RESPONSES, *GEMINI, "ollama", reason=_NO_MARKS),
        "openrouter": "It takes marks on messages only.",
        "bedrock": "Nova takes marks in the system prompt and on messages only.",
    },
    # Errors
    "error_quota": {
        "ollama": "A server of one's own has no quota.",
        **at("bedrock", "bedrock-claude", reason="It does not tell a quota that is used up from too many requests."),
    },
}
"""What a provider cannot do. What it is asked for instead, other behaviours say."""

KNOWN_DEFECTS: Table = {
    "a_stop_sequence_shows": {
        "bedrock": "The stop reason is stop_sequence and the sequence null, which no client expects, where the model"
        " does not name it.",
    },
    "a_stop_sequence_is_sent": {
        "moonshot": "The Kimi models have their sampling fixed, not the stop sequences, which are left out with it.",
    },
    "a_call_that_was_cut_off_is_not_passed_off_as_one": {
        **at(
            *(f"{name}:streamed" for name in RESPONSES),
            "bedrock:streamed",
            reason="A call that the limit cut short and that the upstream has closed counts as complete: the client is"
            " told to run a tool with half its arguments.",
        ),
        "bedrock:whole": "An answer that the limit has ended is told as tool_use.",
    },
    "foreign_thinking_goes_nowhere": {
        "openrouter": "`reasoning_details` that another provider has sealed go to OpenRouter as its own.",
    },
    "a_conversation_without_thinking_moves_here": at(
        *MESSAGES,
        reason="In a tool loop that another provider began without any thinking, a request with thinking enabled is"
        " refused: only a loop with thinking of ours has it switched off.",
    ),
}
"""What this gateway does wrong, as far as it is known."""
