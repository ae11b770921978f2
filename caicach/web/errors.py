"""Errors as answers: a page in the reader's language, or problem+json (RFC 9457) under `/api`, each with the status that fits."""

from collections.abc import Awaitable, Callable

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException
from starlette.requests import Request

from caicach.web.headers import HEADERS
from caicach.web.rendering import render
from caicach.web.statuses import NotFound, status_of
from corpus.errors import CaicachError, QueryError
from corpus.language import say
from corpus.store.database import unusable

RETRY_SECONDS = 10


def answer(request: Request, error: CaicachError, status: int | None = None) -> Response:
    """The error as a page, or as problem+json where a program asked."""
    code = status or status_of(error)
    headers = {"Retry-After": str(RETRY_SECONDS)} if code in (429, 503) else {}
    if request.url.path.startswith("/api/"):
        problem = {
            "type": "about:blank",
            "title": error.what,
            "status": code,
            "detail": error.remedy,
            "instance": request.url.path,
        }
        return JSONResponse(problem, code, headers, "application/problem+json")
    return render(request, "error.html", status=code, headers=headers, error=error, code=code)


def install(app: FastAPI) -> None:
    """Makes the application answer every error so."""
    handlers: dict[type[Exception], Callable[..., Awaitable[Response]]] = {
        CaicachError: _ours,
        HTTPException: _http,
        RequestValidationError: _invalid,
        OperationalError: _database,
        Exception: _unexpected,
    }
    for shape, handler in handlers.items():
        app.add_exception_handler(shape, handler)


async def _ours(request: Request, error: CaicachError) -> Response:
    return answer(request, error)


async def _http(request: Request, error: HTTPException) -> Response:
    if error.status_code == 404:
        what = say("Không có trang này", "There is no such page")
        remedy = say("Kiểm tra lại địa chỉ, hoặc tìm bằng ô ở trên.", "Check the address, or search with the box above.")
        return answer(request, NotFound(what, remedy=remedy))
    what = say("Máy chủ không làm được việc này", "The server cannot do that")
    return answer(request, CaicachError(what, remedy=str(error.detail)), error.status_code)


async def _invalid(request: Request, error: RequestValidationError) -> Response:
    wrong = ", ".join(dict.fromkeys(str(each["loc"][-1]) for each in error.errors()))
    what = say(f"Giá trị không hợp lệ ở: {wrong}", f"A value is not valid: {wrong}")
    remedy = say("Sửa địa chỉ, hoặc tìm lại từ đầu bằng ô ở trên.", "Mend the address, or start anew with the box above.")
    return answer(request, QueryError(what, remedy=remedy))


async def _database(request: Request, error: OperationalError) -> Response:
    return answer(request, unusable(str(request.app.state.holdings.store.engine.url), error))


async def _unexpected(request: Request, error: Exception) -> Response:
    what = say("Có lỗi trong chương trình", "Something went wrong in the program")
    remedy = say("Thử lại; nếu vẫn lỗi, báo cho người quản trị.", "Try again; if it stays, tell whoever runs this site.")
    response = answer(request, CaicachError(what, remedy=remedy), 500)
    response.headers.update(HEADERS)  # this handler stands outside of the middleware that sets them
    return response
