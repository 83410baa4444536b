# mypy: ignore-errors
"""The least that a Python gateway can be: the body goes to the service as text, its answer comes
back as text.
"""

from typing import Any

from workers import Response, WorkerEntrypoint


class Default(WorkerEntrypoint):
    async def fetch(self, request: Any) -> Any:
        return Response(await self.env.SERVICE.call(await request.text()), status=201)
