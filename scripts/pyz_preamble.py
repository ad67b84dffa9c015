# ruff: noqa: UP031, RUF005 (the newer ways of writing these are syntax errors or missing in old Pythons)
# Runs first in lynkr.pyz, on whatever Python was called: so no syntax that Python 2 could not read, and one plain line
# instead of a failing import. scripts/build_pyz.py fills in the two lists and imports this module for the two names.
import os
import platform
import sys

PYTHONS = ()  # type: tuple[str, ...]  # such as "CPython 3.11"
PLATFORMS = ()  # type: tuple[str, ...]  # such as "linux x86_64"

_free_threaded = "t" if "t" in getattr(sys, "abiflags", "") else ""
this_python = "%s %d.%d%s" % ((platform.python_implementation(),) + sys.version_info[:2] + (_free_threaded,))

_libc = ""
if sys.platform.startswith("linux"):
    try:
        # The compiled packages are linked with glibc; only glibc knows this name.
        os.confstr("CS_GNU_LIBC_VERSION")
    except (OSError, ValueError):
        _libc = " without glibc"
this_platform = sys.platform + " " + (os.uname()[4] if hasattr(os, "uname") else "") + _libc

if PYTHONS and not (this_python in PYTHONS and this_platform in PLATFORMS):
    sys.stderr.write(
        "lynkr.pyz needs one of %s on one of %s. This is %s on %s (%s).\n"
        % (", ".join(PYTHONS), ", ".join(PLATFORMS), this_python, this_platform, sys.executable)
    )
    sys.exit(1)
