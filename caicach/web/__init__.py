"""The web page and its API: search, read, and take away, over the store and the engine of the settings.

`create_app(session)` in `app.py` makes the application; `caicach serve` runs it.

A page is one file in `pages/`, found by its folder; its docstring there says what such a file holds. What a page uses:

    from caicach.web.holdings import Here            # `here: Here` gives the open store, engine, archive, sources
    from caicach.web.rendering import render         # render(request, "figures.html", rows=rows) -> HTMLResponse
    from caicach.web.statuses import NotFound        # raise NotFound(say(vi, en), remedy=say(vi, en)): status 404
    from caicach.web.visitors import Visitor, guard  # `visitor: Visitor`: the browser's id; Depends(guard) on forms
    from caicach.web.formatting import day, number   # values as people read them, in the language spoken

Endpoints are plain `def` functions (they run in threads, so the store and engine may be asked directly); those that must await
are `async`. Every error of the CaicachError family becomes a page, or problem+json under `/api`, with its status.
Templates extend `base.html` (blocks `title`, `head`, `main`); every form that changes something holds `{{ csrf(request) }}`.
Scripts and styles are files under `static/`: the Content-Security-Policy allows nothing inline, no `style` attribute either.
"""
