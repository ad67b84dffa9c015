from __future__ import annotations

import pytest

# The support modules state their rules with plain asserts; rewritten, a failure shows the values.
pytest.register_assert_rewrite("tests.support", "tests.clients.claude_code")
