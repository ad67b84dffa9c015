"""The OpenAI Chat Completions API as an upstream."""
