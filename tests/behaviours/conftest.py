from __future__ import annotations

import pytest

# The behaviours state what they demand with plain asserts; rewritten, a failure shows the values.
pytest.register_assert_rewrite("tests.behaviours.cases")
