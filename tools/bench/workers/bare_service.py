# mypy: ignore-errors
"""The least that a Python service can be."""

from workers import WorkerEntrypoint


class Default(WorkerEntrypoint):
    async def call(self, message: str) -> str:
        return '{"customer":"customer-4711","items":5}'
