"""Scalars that the generated models use instead of pydantic's of the same name, which take more than the document says."""

from __future__ import annotations

from typing import Annotated, Any

import pydantic
from pydantic import AllowInfNan, Field, GetCoreSchemaHandler, StrictStr

DATE_TIME = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"


class _WrittenAsRfc3339:
    """In JSON only RFC 3339 is a time: pydantic alone would take seconds since 1970 as well, a space for the T, and no seconds."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> Any:
        time = handler(source)
        text = {"type": "str", "strict": True, "pattern": DATE_TIME}
        return {
            "type": "json-or-python",
            "json_schema": {"type": "chain", "steps": [text, time]},
            "python_schema": time,
        }


AwareDatetime = Annotated[pydantic.AwareDatetime, _WrittenAsRfc3339()]
StrictFloat = Annotated[pydantic.StrictFloat, AllowInfNan(False)]
UUID = Annotated[
    StrictStr, Field(pattern="^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")
]  # text: handlers compare and store it
