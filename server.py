"""The web application: the pages, and beside them the calendar that an office subscribes to (`/lich.ics`).

`python -m dashboard.serve` runs it; so does any ASGI server, as `server:app`. `streamlit run app.py` has the pages alone.
"""

from datetime import date
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard import calendar, warehouse


def subscribed(request: Request) -> Response:
    """Answer with the calendar that the address asks for, of the build published now."""
    try:
        content = calendar.of_address(dict(request.query_params), date.today())
    except calendar.NoCalendar as fault:
        return PlainTextResponse(str(fault), 400)
    except warehouse.NoWarehouse as fault:
        return PlainTextResponse(str(fault), 503)
    return Response(content, media_type=f"{calendar.MIME}; charset=utf-8", headers={"Cache-Control": "no-cache"})


app = st.App(Path(__file__).with_name("app.py"), routes=[Route("/lich.ics", subscribed)])
