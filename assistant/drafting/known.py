"""What the texts already say of a job in labelled values: 薪资：6000元, 招聘人数：3人 — by the names texts print."""

from __future__ import annotations

from assistant.drafting.material import Material
from corpus.model import RoleField
from index.text import folded

# A line of a draft, and the labels under which texts print its value; the nearest name first.
_NAMES: dict[str, tuple[str, ...]] = {
    "所属部门": ("所属部门", "部门", "所在部门", "隶属部门", "用人部门", "任职部门"),
    "工作地点": ("工作地点", "工作地址", "上班地点", "工作城市", "工作区域", "工作场所"),
    "用工类型": ("用工类型", "用工形式", "用工性质", "工作性质", "聘用方式", "合同类型"),
    "薪酬": ("薪酬", "薪资", "薪酬范围", "薪资范围", "薪酬待遇", "薪资待遇", "工资待遇", "月薪", "年薪", "工资", "时薪", "日薪"),
    "招聘人数": ("招聘人数", "招收人数", "需求人数", "招聘名额", "名额"),
    "定员": ("编制", "定员", "定编", "岗位编制", "岗位定员", "人员编制"),
    "有效期至": ("有效期至", "有效期", "截止日期", "报名截止", "招聘截止", "截止时间"),
    "岗位等级": ("岗位等级", "岗位级别", "职级", "职等", "职务级别"),
    "直接上级": ("直接上级", "直属上级", "汇报对象", "上级岗位", "直接主管", "直属领导", "上级"),
    "直接下级": ("直接下级", "直属下级", "下级岗位", "下属", "下级"),
    "学历": ("学历", "学历要求", "教育程度", "文化程度"),
    "专业": ("专业", "专业要求", "所学专业"),
    "工作经验": ("工作经验", "经验", "经验要求", "工作年限"),
    "证书": ("证书", "资格证书", "职业资格", "职称"),
    "投递方式": ("投递方式", "应聘方式", "简历投递", "投递邮箱", "报名方式", "联系方式", "联系电话", "联系人"),
}  # fmt: skip
_EMPTY = frozenset({"", "/", "-", "—", "无要求", "待定", "【待填写】"})


def known_values(material: Material, line: str) -> tuple[RoleField, ...]:
    """The role's values for a line of a draft: of the chosen profile's documents where those say it, else of all.

    One value where the texts agree; several, in the texts' order, where they do not or print several labels.
    """
    if material.role is None:
        return ()
    names = _NAMES[line]
    found = [
        one
        for one in material.role.fields
        if folded(one.name) in names
        and one.document_id in material.knowledge.documents
        and folded(one.text).strip() not in _EMPTY
    ]
    unit = material.choice.unit
    own = {entry.document_id for entry in unit.lists} if unit else set()
    found = [one for one in found if one.document_id in own] or found
    return tuple({folded(one.text): one for one in reversed(found)}.values())[::-1]
