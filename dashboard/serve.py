"""Start the server: `python -m dashboard.serve [options of streamlit run]`.

Streamlit takes a folder named `pages/` for its older kind of app until some visitor has run
`st.navigation`: a first visitor coming by a link to a page would be told "Page not found".
So it is told beforehand. Tested by tests/browser; `streamlit run app.py` works too, but for that
and for the calendar that server.py serves.
"""

from __future__ import annotations

import sys
from pathlib import Path

from streamlit.runtime.pages_manager import PagesManager
from streamlit.web import cli

SERVER = Path(__file__).resolve().parent.parent / "server.py"


def main() -> None:
    PagesManager.uses_pages_directory = False
    sys.argv = ["streamlit", "run", str(SERVER), *sys.argv[1:]]
    cli.main()


if __name__ == "__main__":
    main()
