from tests.cli.conftest import built as built
from tests.cli.conftest import demo as demo
