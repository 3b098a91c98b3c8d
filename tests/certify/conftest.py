import os

import pytest

from derive.certify.coq import Library, NoCoq, library


@pytest.fixture(scope="session")
def coq_library() -> Library:
    """The compiled library. Where Coq is missing tests skip, unless DERIVE_REQUIRE_COQ=1 makes that a failure."""
    try:
        return library()
    except NoCoq as missing:
        if os.environ.get("DERIVE_REQUIRE_COQ") == "1":
            pytest.fail(f"{missing}; DERIVE_REQUIRE_COQ=1 says that nothing may be missing.")
        pytest.skip(str(missing))
