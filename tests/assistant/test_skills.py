"""Which software, language or tool a post demands, asked for by its kind: texts name the things."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Office

PAGE = """软件工程师
岗位职责：
1、负责业务软件系统的需求分析；
2、参加代码评审。
任职要求：
1、本科以上学历，软件工程专业；
2、熟悉MySQL，Redis；
3、精通Java，了解Spring Boot；
4、会用Visio、Axure画原型图；
5、良好的沟通能力。
"""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("数据库要会哪些", "熟悉MySQL，Redis"),
        ("软件工程师要会什么编程语言", "精通Java，了解Spring Boot"),
        ("用什么框架", "精通Java，了解Spring Boot"),
        ("画原型用什么软件", "会用Visio、Axure画原型图"),
    ],
)
def test_things_are_told_by_their_kind(office: Office, question: str, said: str) -> None:
    office.add("page.txt", PAGE)
    assert said in {citation.text for citation in office.ask(question).citations}
    assert "良好的沟通能力" not in office.ask(question).answer


def test_of_what_no_item_names_nothing_is_told(office: Office) -> None:
    office.add("page.txt", PAGE)
    assert "的要求，文本中有" not in office.ask("要会什么操作系统").answer
