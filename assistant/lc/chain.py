"""The answer flow as a LangChain runnable, for chains that want cited duties as one of their steps."""

from __future__ import annotations

from typing import Any

from langchain_core.runnables import Runnable, RunnableLambda

from assistant.answering import Assistant
from assistant.contract import Question


def answer_chain(assistant: Assistant) -> Runnable[str | dict[str, Any], dict[str, Any]]:
    """A runnable from a question (text, or the fields of ``Question``) to the Answer contract as a dict.

    It calls the plain path and adds nothing, so both give the same answers (a parity test holds them).
    """

    def answer(asked: str | dict[str, Any]) -> dict[str, Any]:
        question = Question(question=asked) if isinstance(asked, str) else Question.model_validate(asked)
        return assistant.ask(question).model_dump(mode="json")

    return RunnableLambda(answer, name="zhize_answer")
