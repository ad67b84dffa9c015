"""Make a tiny model file that real llama.cpp loads and that says what we wrote down.

    python scripted_gguf.py OUTPUT.gguf      needs gguf, numpy and tokenizers (scripts/fetch-clients)

The model is a Markov chain in the shape of a llama with one layer. Attention and feed-forward weights are zero, so what
comes out for a position depends on that position's token alone: the token's embedding, of length one, picks a column of
the output matrix, and the column's largest entry is the next token. Each reply is a chain of tokens that ends the turn.
Which chain begins is decided by the last token of the prompt, and that token is written by the chat template in the
file, which can look at the messages. Everything around the model (template, tokenizer, sampling, parsing of tool calls
and of reasoning, caching, HTTP) is llama.cpp's own.
"""

from __future__ import annotations

import json
import sys
import sysconfig
from itertools import pairwise
from pathlib import Path

import gguf  # type: ignore[import-not-found]  # installed in .cache/clients only
import numpy as np  # type: ignore[import-not-found]  # installed in .cache/clients only
from tokenizers import Tokenizer, models, pre_tokenizers, trainers  # type: ignore[import-not-found]  # as above

END_OF_TEXT = "<|endoftext|>"
TURN = "<|im_start|>"
END_OF_TURN = "<|im_end|>"

# A reply is cut into tokens where a bar stands; a token can have one successor only, so no piece may come twice in all.
REPLIES = {
    "<|say|>": "Hello| from| the| tiny| llama:| snow| ❄| falls| token| by token.",
    "<|ponder|>": "<think>|\nLet| me| count| them.|\n|</think>|\n\n|There| are| forty|-two|!",
    "<|call|>": "<tool_call>\n"
    '|{"name": "Bash", |"arguments": |{"command": "echo from-|llama > llama.txt |&& cat llama.txt"}}'
    "|\n</tool_call>",
    "<|done|>": "The| file| has| been| written,| said llama|.cpp.",
}

# ChatML, with tools and tool calls in the tags that Hermes and Qwen models use; llama.cpp knows both. The reply is
# picked at the end, by what was asked.
TEMPLATE = """
{%- if tools -%}
<|im_start|>system
Functions that can be called, one JSON signature per line, inside <tools></tools>:
<tools>
{%- for tool in tools %}
{{ tool | tojson }}
{%- endfor %}
</tools>
To call one, write its name and arguments as JSON:
<tool_call>
{"name": <function-name>, "arguments": <args-json-object>}
</tool_call><|im_end|>
{% endif -%}
{%- set seen = namespace(text='') -%}
{%- for message in messages -%}
<|im_start|>{{ message.role }}
{% if message.role == 'assistant' and message.reasoning_content -%}
<think>
{{ message.reasoning_content }}
</think>

{% endif -%}
{%- if message.content is string -%}
{{ message.content }}{%- set seen.text = seen.text ~ message.content -%}
{%- elif message.content -%}
{%- for part in message.content -%}
{{ part.text }}{%- set seen.text = seen.text ~ part.text -%}
{%- endfor -%}
{%- endif -%}
{%- for call in message.tool_calls or [] %}
<tool_call>
{"name": "{{ call.function.name }}", "arguments": {{ call.function.arguments | tojson }}}
</tool_call>
{%- endfor -%}
<|im_end|>
{% endfor -%}
{%- if add_generation_prompt -%}
<|im_start|>assistant
{% if messages[-1].role == 'tool' -%}<|done|>
{%- elif tools and 'llama.txt' in seen.text -%}<|call|>
{%- elif 'snowflakes' in seen.text -%}<|ponder|>
{%- else -%}<|say|>
{%- endif -%}
{%- endif -%}
"""

TEXT_TOKENS = 4096
HEAD = 64
CERTAIN, END, NEVER = 12.0, 2.0, -4.0
"""Logits: of a chain's next token, of the end of the turn where there is no chain, of everything else."""


class Vocabulary:
    """Texts of tokens in the tokenizer's own alphabet, their types, and the merges that make them."""

    def __init__(self) -> None:
        tokenizer = Tokenizer(models.BPE())
        tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
        # Trained only so that a long prompt is not one token per byte. Any English and code will do.
        library = sorted(Path(sysconfig.get_path("stdlib")).glob("*.py"))
        alphabet = pre_tokenizers.ByteLevel.alphabet()
        trainer = trainers.BpeTrainer(vocab_size=TEXT_TOKENS, initial_alphabet=alphabet, show_progress=False)
        tokenizer.train([str(path) for path in library], trainer)
        trained = json.loads(tokenizer.to_str())["model"]
        self.texts: list[str] = sorted(trained["vocab"], key=trained["vocab"].get)
        self.types = [gguf.TokenType.NORMAL] * len(self.texts)
        self.merges = [" ".join(pair) for pair in trained["merges"]]
        self._ids = {text: id_ for id_, text in enumerate(self.texts)}
        self._alphabet = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)

    def control(self, text: str) -> int:
        return self._add(text, gguf.TokenType.CONTROL)

    def normal(self, text: str) -> int:
        ((encoded, _),) = self._alphabet.pre_tokenize_str(text)
        return self._add(encoded, gguf.TokenType.NORMAL)

    def pad(self, multiple: int) -> None:
        while len(self.texts) % multiple:
            self.control(f"<|unused_{len(self.texts)}|>")

    def _add(self, text: str, token_type: object) -> int:
        if text not in self._ids:
            self._ids[text] = len(self.texts)
            self.texts.append(text)
            self.types.append(token_type)
        return self._ids[text]


def chains(vocabulary: Vocabulary, end: int) -> dict[int, int]:
    """The successor of every token that has one."""
    successors: dict[int, int] = {}
    for start, reply in REPLIES.items():
        tokens = [vocabulary.control(start), *(vocabulary.normal(piece) for piece in reply.split("|")), end]
        for token, successor in pairwise(tokens):
            assert token not in successors, f"{vocabulary.texts[token]!r} would have two successors"
            successors[token] = successor
    return successors


def write(output: str) -> None:
    vocabulary = Vocabulary()
    begin, end = vocabulary.control(END_OF_TEXT), vocabulary.control(END_OF_TURN)
    vocabulary.control(TURN)
    successors = chains(vocabulary, end)
    vocabulary.pad(64)
    count = len(vocabulary.texts)
    size = -(-(1 + len(successors)) // HEAD) * HEAD

    # Dimension 0 is shared by all tokens that begin nothing; every token of a chain has one of its own.
    embedding = np.zeros((count, size), np.float32)
    embedding[:, 0] = 1
    output_matrix = np.full((count, size), NEVER, np.float32)
    output_matrix[end, :] = END
    for dimension, (token, successor) in enumerate(successors.items(), start=1):
        embedding[token, 0] = 0
        embedding[token, dimension] = 1
        output_matrix[successor, dimension] = CERTAIN

    writer = gguf.GGUFWriter(output, "llama")
    writer.add_name("scripted")
    writer.add_context_length(262144)
    writer.add_embedding_length(size)
    writer.add_block_count(1)
    writer.add_feed_forward_length(HEAD)
    writer.add_head_count(size // HEAD)
    writer.add_head_count_kv(1)
    writer.add_rope_dimension_count(HEAD)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_vocab_size(count)
    writer.add_file_type(gguf.LlamaFileType.ALL_F32)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list(vocabulary.texts)
    writer.add_token_types(vocabulary.types)
    writer.add_token_merges(vocabulary.merges)
    writer.add_bos_token_id(begin)
    writer.add_eos_token_id(end)
    writer.add_add_bos_token(False)
    writer.add_chat_template(TEMPLATE.removeprefix("\n"))
    tensors = {
        "token_embd.weight": embedding,
        # The norm before it divides by the root mean square, which is 1/sqrt(size) for a vector of length one.
        "output_norm.weight": np.full(size, size**-0.5, np.float32),
        "output.weight": output_matrix,
        "blk.0.attn_norm.weight": np.ones(size, np.float32),
        "blk.0.attn_q.weight": np.zeros((size, size), np.float32),
        "blk.0.attn_k.weight": np.zeros((HEAD, size), np.float32),
        "blk.0.attn_v.weight": np.zeros((HEAD, size), np.float32),
        "blk.0.attn_output.weight": np.zeros((size, size), np.float32),
        "blk.0.ffn_norm.weight": np.ones(size, np.float32),
        "blk.0.ffn_gate.weight": np.zeros((HEAD, size), np.float32),
        "blk.0.ffn_up.weight": np.zeros((HEAD, size), np.float32),
        "blk.0.ffn_down.weight": np.zeros((size, HEAD), np.float32),
    }
    for name, tensor in tensors.items():
        writer.add_tensor(name, tensor)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    print(f"{output}: {count} tokens of {size} dimensions")


if __name__ == "__main__":
    write(sys.argv[1])
