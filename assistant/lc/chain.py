"""The answer flow as a LangChain runnable, for chains that want cited duties as one of their steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langchain_core.runnables import Runnable, RunnableConfig
from langchain_core.runnables.utils import AddableDict

from assistant.answering import Assistant
from assistant.contract import Answer, Question

Asked = str | dict[str, Any]


class AnswerRunnable(Runnable[Asked, dict[str, Any]]):
    """From a question (text, or the fields of ``Question``) to the Answer contract as a dict.

    It calls the plain path and adds nothing, so both give the same answers (a parity test holds them). Streamed, it
    gives the citations first, then the answer line by line, then everything else; the pieces add up to the whole.
    """

    name = "zhize_answer"

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def invoke(
        self,
        input: Asked,  # noqa: A002  # LangChain's name
        config: RunnableConfig | None = None,
        **_: Any,
    ) -> dict[str, Any]:
        """The whole answer."""
        return self._call_with_config(self._answer, input, config)

    def stream(
        self,
        input: Asked,  # noqa: A002  # LangChain's name
        config: RunnableConfig | None = None,
        **_: Any,
    ) -> Iterator[dict[str, Any]]:
        """The answer in pieces that can be added."""
        yield from self._transform_stream_with_config(iter([input]), self._pieces, config)

    def _answer(self, asked: Asked) -> dict[str, Any]:
        question = Question(question=asked) if isinstance(asked, str) else Question.model_validate(asked)
        return self._assistant.ask(question).model_dump(mode="json")

    def _pieces(self, inputs: Iterator[Asked]) -> Iterator[dict[str, Any]]:
        for asked in inputs:
            whole = self._answer(asked)
            yield AddableDict(citations=whole.pop("citations"))
            for line in whole.pop("answer").splitlines(keepends=True) or [""]:
                yield AddableDict(answer=line)
            yield AddableDict(whole)


def answer_chain(assistant: Assistant) -> AnswerRunnable:
    """The runnable over an assistant."""
    return AnswerRunnable(assistant)


def to_answer(given: dict[str, Any]) -> Answer:
    """The answer that a runnable's result, or the sum of its pieces, stands for.

    Raises:
        ValidationError: it is no whole answer.
    """
    return Answer.model_validate(dict(given))
