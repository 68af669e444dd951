"""Schemas are fresh, the golden examples fit them, and the OpenAPI document names problems everywhere."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from api.openai_errors import speaks
from api.schemas import CONTRACTS, FOLDER, example_file, generated, schema_file


@pytest.mark.parametrize("name", CONTRACTS)
def test_committed_schema_is_what_the_models_say(name):
    committed = schema_file(name).read_text(encoding="utf-8")
    assert committed == generated(name), "stale: run `python -m api.schemas` and review the diff"


@pytest.mark.parametrize("name", CONTRACTS)
def test_schema_is_a_valid_schema_and_closed(name):
    schema = json.loads(schema_file(name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    objects = [schema, *schema.get("$defs", {}).values()]
    assert all(one["additionalProperties"] is False for one in objects if one.get("type") == "object")


@pytest.mark.parametrize("name", CONTRACTS)
def test_golden_example_fits_schema_and_model(name, check_contract):
    text = example_file(name).read_text(encoding="utf-8")
    value = check_contract(name, json.loads(text))
    model = CONTRACTS[name].model_validate(value)
    assert json.loads(model.model_dump_json()) == value, "the example leaves fields out"


def test_no_file_without_its_contract():
    files = {path.name for path in FOLDER.glob("*.json")}
    assert files == {f"{name}.{kind}.json" for name in CONTRACTS for kind in ("schema", "example")}


def test_golden_answer_cites_the_sample_verbatim():
    from api.wiring import seed_bytes

    answer = json.loads(example_file("answer").read_text(encoding="utf-8"))
    text = seed_bytes().decode("utf-8-sig")
    assert answer["citations"]
    for citation in answer["citations"]:
        assert text[citation["start"] : citation["end"]] == citation["text"]


def test_every_operation_documents_its_problems(sample_client):
    document = sample_client.get("/openapi.json").json()
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            statuses = set(operation["responses"])
            assert {"421", "422", "500", "503"} <= statuses, (method, path)
            for status, response in operation["responses"].items():
                if status >= "400":
                    # The OpenAI-compatible addresses tell errors in that API's shape.
                    kind = "application/json" if speaks(path) else "application/problem+json"
                    assert kind in response["content"], (method, path, status)
