"""What all tests share: nothing they do touches the user's own cache, or sees the user's own settings."""

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep loaded term lists in a folder of the test run; heed no glossary.toml and no personal lists."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GLOSSARY_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("GLOSSARY_NO_CONFIG", "1")
        patch.setenv("GLOSSARY_CONFIG", "")
        yield
