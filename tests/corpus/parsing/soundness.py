"""What every reading must hold, whatever the text: exact spans and a complete account."""

from __future__ import annotations

from corpus.parsing.result import Parse


def assert_sound(text: str, parsed: Parse) -> None:
    """Assert exact spans, one segment for each non-blank character, and items only in item segments."""
    result = parsed.result
    assert result.document.chars == len(text)
    items = []
    for role in result.roles:
        assert role.title
        assert role.lists or role.fields
        for parsed_field in role.fields:
            assert text[parsed_field.start : parsed_field.end] == parsed_field.text
        for lst in role.lists:
            assert lst.items
            if lst.heading is not None:
                assert text[lst.heading_start : lst.heading_end] == lst.heading
            for item in lst.items:
                assert text[item.start : item.end] == item.text
                assert item.text
                assert item.text.strip() == item.text
                assert item.text[0] not in "；;。.，,、" and item.text[-1] not in "；;。.，,、"
                items.append((item.start, item.end))
    for dropped in result.dropped:
        assert text[dropped.start : dropped.end] == dropped.text
        assert dropped.reason
    for repair in result.repairs:
        assert text[repair.start : repair.end] == repair.as_read
    place = 0
    for segment in parsed.segments:
        assert place <= segment.start < segment.end <= len(text)
        assert not text[place : segment.start].strip(), text[place : segment.start]
        place = segment.end
    assert not text[place:].strip()
    assert sorted(items) == [(s.start, s.end) for s in parsed.segments if s.type == "item"]
