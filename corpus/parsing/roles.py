"""Roles: whose list it is, and which names are one job.

A list belongs to the job its heading names, else to the last title above it, else to the job the page's
headline names, else to the subject of its sentence (主要负责人应当…, 物业人员必须…).
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from corpus.parsing import titles

_SUBJECT: Final = re.compile(
    r"^(?:[问答AQ]\d?[:.、]\s*)?(?:各级|各|本(?:会|院|校|公司|单位|所|中心|部|处|科|局|厂|店)(?=[\u4e00-\u9fff]{2})|本|该)?([\u4e00-\u9fffA-Za-z()/、]{2,36}?)(?:应当|应|必须|须|可以|不得|不准|禁止|严禁|负责(?![人制])|协助(?=[\u4e00-\u9fff])|需要?(?!求)(?=[确做完按在对把将向及随])|(?<![和及与、])负有|对本|对|履行|承担|享有|行使|在.{0,12}(?:领导|指导)下|的(?:主要|岗位|工作|具体|安全|日常|基本)*(?:职责|责任|义务|职权|工作内容|任务)|主要(?:职责|负责(?![人制]))|有(?:下列|以下|权))"
)
_NOT_SUBJECT: Final = frozenset(
    "我们 你 您 主要 全面 具体 直接 本规定 本办法 本制度 本条例 本法 其 并 以及 有关 具有 熟悉 协助".split()
)
#: Who applies for a post is nobody's job (报名参加招聘的人员应具备下列条件).
_APPLICANTS: Final = re.compile(
    r"^(?:凡|所有|参加)?(?:报名|应聘|应征|申请|投递|报考|参加(?:招聘|考试|面试)|拟(?:聘|录)用?|招聘对象).{0,8}?(?:人员|人|者|对象|考生)$|^(?:考生|求职者|应聘者)$"
)
_ACT: Final = re.compile(
    r"协助|配合|根据|按照|依据|在|对|为|由|向|与|每|如|当(?!班)|凡|做好|组织|指导|服从|贯彻|执行|完成|建立|制定|会同|督促|及时|参与|确保|保证|全面|认真|严格|带领|本[规办制条]"
)
#: Departments that one company calls by several names; differences of this sort keep a job the same.
DEPARTMENTS: Final = (
    ("销售", "营业", "营销", "业务"),
    ("人力资源", "人事", "HR"),
    ("财务", "财会", "会计"),
    ("采购", "购买", "采买"),
    ("信息", "资讯", "IT", "网络"),
    ("客服", "客户服务", "售后"),
    ("品质", "质量", "品管", "质检", "品控"),
    ("生产", "制造"),
    ("研发", "开发", "研究开发"),
    ("仓库", "仓储", "库房"),
    ("行政", "总务", "办公室"),
    ("市场", "企划"),
    ("工程", "技术"),
    ("后勤", "总务"),
)
_UNIT: Final = re.compile(r"(?:部门|部|处|科|室|中心|科室)(?=.)")


#: Who else can be obliged; 收运协议应当包括下列内容 obliges nobody, 任何单位和个人 everybody.
_ORGAN: Final = re.compile(
    r"^.*(?:单位|部门|机构|企业|政府|公司|机关|团体|委员会|组织|中心|学校|医院|协会|商会|法人|业主|业户|用户|经营者|使用者|生产者|所有者|管理者|学生|学员|患者|家长|居民|村民|职工|员工|全体|人|者|方|个人|局|厅|站|所|院|社|厂|店|校|馆|场|户|会|队|组|班|科|处|室|部|办|委)(?:\([^()]*\))?$"
)


#: 公司设总经理一名，对董事会负责，行使下列职权：
_APPOINTED: Final = re.compile(
    r"^[\u4e00-\u9fff]{0,10}?设(?:立|置)?([\u4e00-\u9fff]{2,10}?)(?:[一二两三四五六七八九十若\d]+[至到-]?[一二两三四五六七八九十\d]*[名人干])"
)


#: What an article is called stands in brackets before its sentence (（委员会职责）委员会履行下列职责：).
_ARTICLE_NAME: Final = re.compile(r"^\([^();:。]{2,16}\) ?(?=[\u4e00-\u9fff])")


def subject_of(sentence: str) -> str | None:
    """Return whom a sentence obliges: ``主要负责人应当…，履行下列职责：`` gives 主要负责人."""
    sentence = _ARTICLE_NAME.sub("", sentence, count=1)
    found = _SUBJECT.match(sentence)
    if (appointed := _APPOINTED.match(sentence)) is not None and titles.ends_in_job(appointed.group(1)):
        return appointed.group(1)
    if found is None and (busy := _BUSY.match(sentence)) is not None:
        found = busy
    if found is None and sentence.rstrip().endswith(":"):  # 有下列情形之一的，使用部门可以申请报废：
        clauses = re.split("[。;]", sentence.rstrip(" :。;"))[-1].split(",")
        found = next((hit for hit in map(_SUBJECT.match, clauses) if hit is not None), None)
    if found is None or found.group(1) in _NOT_SUBJECT:
        return None
    if _ACT.match(found.group(1)) and _WHO_ACTS.match(found.group(1)) is None:
        return None
    acting = _WHO_ACTS.match(found.group(1))
    told_of = acting.group("who") if acting is not None else found.group(1)
    who = _HOW.sub("", _WHEN.sub("", told_of).rstrip("的")) or told_of
    led = _LEADS.split(who)[0]
    who = led if led != who and _ORGAN.search(led) is not None else who
    if _APPLICANTS.match(who) is not None:
        return None
    if "由" in who and titles.ends_in_job(last := who.rsplit("由", 1)[-1].rsplit("的", 1)[-1]):
        who = last  # 其他由综合管理办公室设定的车辆专员负责落实
    several = who.split("、")
    if len(several) > 1 and not all(titles.ends_in_job(one) or _ORGAN.search(one) for one in several):
        return None
    told = titles.ends_in_job(who) or _ORGAN.search(who) is not None
    return who if told or (len(who) <= 12 and _FOLLOWING.search(sentence, len(who)) is not None) else None


#: 从业人员在作业过程中，应当…: when he must do so stands between.
_BUSY: Final = re.compile(
    r"^(?:各级|各)?([\u4e00-\u9fffA-Za-z()、]{2,20}?)在[^,。;:]{1,16}(?:中|时|期间|后|前),(?=应当|应|必须|须)"
)
#: 参与网络借贷的出借人: what somebody takes part in is no part of his name.
_WHO_ACTS: Final = re.compile(r"(?:参与|参加|从事|使用|办理|申请)[^的]{2,12}的(?P<who>[^的]{2,10})$")
#: When he bears it neither (学生在校期间享有下列权利).
_WHEN: Final = re.compile(
    r"(?<=..)(?:在[^,。;]{1,8}(?:期间|过程中)|[上在值当]?[岗班职勤]期间|在[校岗职班](?:时|期间))$"
)
#: How somebody bears it is no part of the name (门卫班主要承担…, 保洁组还应…).
_HOW: Final = re.compile(
    "(?<=..)(?:主要|充分|自觉|切实|严格|认真|具体|全面|日常|平时|通常|统一|依法|依规|还|都|也)+$"
)
#: 安全生产部牵头组织有关部门和专家负责…: whom somebody leads is not who he is.
_LEADS: Final = re.compile("(?<=..)(?:牵头|会同|联合|组织)")
#: Whoever it is, who bears 下列职责 is somebody.
_FOLLOWING: Final = re.compile(
    r"(?:履行|承担|负有|行使|享有|有|负责|做好)(?:以下|下列).{0,4}(?:职责|工作|任务|义务|职权|责任|权利)"
)


#: 样品管理（由理化检验员兼）: who holds a work beside his own.
_HELD_BY: Final = re.compile(r"\((?:由)?(?P<who>[^(),;。:]{2,12}?)(?:兼任?|兼职|兼管|负责|承担)\)$")


def holder_of(heading: str) -> str | None:
    """Return who a heading says in brackets to hold the work, None when it says nothing of the sort."""
    found = _HELD_BY.search(heading.rstrip(" :"))
    return found.group("who") if found is not None and titles.ends_in_job(found.group("who")) else None


#: 实验中心（实验室）负责人是所在实验室的安全责任人, 设备处是学校设备的归口管理部门: what somebody is who then has duties.
_DEFINED: Final = re.compile(
    r"(?P<who>[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z、()]{1,27}?)(?<![不就都也只而这那可])(?:是|系)(?![否非由])"
    r"[^。;:]{0,60}?(?:部门|机构|单位|责任人|负责人|岗位|人员|组织|处室|办公室|中心|团队|骨干|助手)"
)
_NOBODY: Final = re.compile(r"^(?:本|该|此|其|这|那|我|以下|上述|各自)|(?:工作|管理|制度|办法|原则|目的)$")


def defined_by(sentence: str) -> str | None:
    """Return whom a sentence defines by what he or it is among the others, who then is told his duties."""
    found = _DEFINED.match(sentence)
    who = found.group("who") if found is not None else ""
    return who if who and who not in titles.GENERIC and _NOBODY.search(who) is None else None


def person_of(sentence: str) -> str | None:
    """Return the subject of a sentence when it is people, not an organisation."""
    subject = subject_of(sentence)
    return subject if subject is not None and titles.ends_in_job(subject) else None


_PROVISION: Final = re.compile(
    r"(?:应当|应(?![当为])|必须|须|负责(?![人制])|协助(?!人)|牵头|会同)(?!具备|取得|经|由|是|有|符合|年满|持有)"
)


#: What obliges and is the act itself (副主任协助主任负责病区的工作).
_ACTS: Final = ("负责", "协助", "牵头", "会同")

#: A further sentence that obliges the same people; who breaks a rule is told in another way.
_MORE: Final = re.compile(
    r"。(?P<said>(?![^。]*(?:违反|处罚|罚款|责令|处以|追究))(?=[^。]*(?:应当|应|必须))(?:对|在|遇|发现|并|同时|每)[^。]+)"
)


def provision_of(
    sentence: str, *, plain: bool = False, among_duties: bool = False
) -> tuple[str, int, int] | None:
    """Return (who, start, end) of the duty that a rule's first sentence lays on people, or None.

    Below a chapter that is about duties (``among_duties``) every sentence of the sort lays one.
    ``其他从业人员应当按照要求，承担相应的职责。违反的…`` gives 按照要求，承担相应的职责.
    """
    who = person_of(sentence)
    if who is None and plain:
        who = subject_of(sentence)  # 县主管部门负责本辖区…工作。 right below the duties of the city's
        laid = ("负责", "应当", "应", "必须", "牵头", "会同") if among_duties else ("负责",)
        if who is not None and not sentence.startswith(laid, sentence.find(who) + len(who)):
            return None
    if who is None:
        return None
    behind = max(0, sentence.find(who)) + len(who)  # 各企业安全部门负责…: who each of them is
    modal = _PROVISION.search(sentence, behind)
    apart = _BUSY.match(sentence)
    if modal is None or modal.start() > (behind + 6 if apart is None else apart.end()):
        return None
    start = modal.start() if modal.group().startswith(_ACTS) else modal.end()
    stop = re.compile("[。;]").search(sentence, start)
    end = stop.start() if stop is not None else len(sentence)
    while (more := _MORE.match(sentence, end)) is not None and subject_of(more.group("said")) is None:
        end = more.end()  # …听取意见。对发现的问题，应当督促整改。
    telling = among_duties or re.search(r"职责|责任|义务|负责|协助|工作", sentence[start:end])
    return (who, start, end) if telling else None


def _core(name: str) -> str:
    """Return a name with department units folded: 销售部门负责人 and 销售部负责人 are one string."""
    return _UNIT.sub("部", name.replace(" ", ""))


def _folded(name: str) -> str:
    core = _core(name)
    for group in DEPARTMENTS:
        for word in group:
            if core.startswith(word):
                return group[0] + core[len(word) :]
    return core


def _tail(name: str) -> str:
    core = _core(name)
    return core[core.rindex("部") + 1 :] if "部" in core[1:] else core[-3:]


def same_job(headings: Sequence[tuple[str, int | None]]) -> dict[str, str]:
    """Group the names in numbered headings of one page into jobs; return name -> the job's main name.

    Names are one job when they differ only in the unit word (部/部门), or when one running numbering
    goes through them (职责1, 职责2 …) and their departments are known synonyms or they take turns.
    财务部经理职责1 / 销售部经理职责2 stay two jobs: different departments that never take turns.
    """
    names = Counter(name for name, _ in headings)
    order = list(names)
    parent = {name: name for name in order}

    def find(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    running = _running(headings)
    tails = [(_tail(name), _tail(_folded(name))) for name in order]
    for i, a in enumerate(order):
        for j, b in enumerate(order[i + 1 : i + 200], i + 1):
            alike = tails[i][0] == tails[j][0] or tails[i][1] == tails[j][1]
            if not alike or find(a) == find(b):
                continue
            series = a in running and b in running
            if _core(a) == _core(b) or (series and (_folded(a) == _folded(b) or _take_turns(a, b, headings))):
                parent[find(b)] = find(a)
    groups: dict[str, list[str]] = {}
    for name in order:
        groups.setdefault(find(name), []).append(name)
    main: dict[str, str] = {}
    for members in groups.values():
        best = max(members, key=lambda name: names[name])
        main.update(dict.fromkeys(members, best))
    return main


def _running(headings: Sequence[tuple[str, int | None]]) -> set[str]:
    """Return the names that take part in one numbering that never begins again."""
    numbered = [(name, serial) for name, serial in headings if serial is not None]
    serials = [serial for _, serial in numbered]
    rising = all(a < b for a, b in itertools.pairwise(serials))
    return {name for name, _ in numbered} if rising and len(numbered) > 1 else set()


def _take_turns(a: str, b: str, headings: Sequence[tuple[str, int | None]]) -> bool:
    turns = [name for name, serial in headings if serial is not None and name in (a, b)]
    changes = sum(x != y for x, y in itertools.pairwise(turns))
    return changes >= 3
