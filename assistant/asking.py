"""What is asked, taken away before the matter is read: 几年 … 一回 in "外墙几年洗一回", 谁要做准备 in "台风来之前谁要做准备".

A question asks for a person, an amount, a rhythm or a place, and names a matter. Only the matter is looked for; whether
the duties found also say what is asked is looked at afterwards (``details.py``, ``times.py``).
"""

from __future__ import annotations

import re

# What amounts are asked in: "几年", "多少公分", "几套".
UNITS = (
    r"个?(?:工作日|小时|钟头|星期|礼拜|季度|月)|分钟|秒钟?|天|日|周|年|岁|个?人|位|名|户|家|块钱?|元|钱|万|折|成|倍"
    r"|平方米?|平米?|公里|公分|厘米|毫米|公斤|千克|米|吨|斤|升|度|级|分|声|响|次|回|趟|遍|轮|圈|套|台|辆|间|层|场|篇|桶|箱|张"
)
_HOW_MANY = rf"(?<![第好十那这某])(?:几|多少)(?:{UNITS})(?!事|员|力|才|工|数|群|民|[经常]理)"
_HOW_BIG = r"(?<![很那])多(?:大|高|宽|远|深|重|厚|快|长|久)(?:时间|面积|距离)?"
_ONCE = r"[一1](?:回|趟|遍|茬|拨|轮|圈)|(?<=[\u4e00-\u9fff])[一1]次$"

_MODAL = r"(?:都|还|也|要|有|需要|得|会|来|去|该|能|应该|一起|共同|配合)*"
_WHO = r"(?:谁|何人|(?:哪(?:些|位|个|几个|几位)|什么)(?:岗位?|职位|领导|部门|同事|人员|人(?![事员力才工数群民])))"
# To take part in a matter is all that a person does in it: "盘点都有谁参与", "闹仲裁谁出面", "涉及哪几个岗位".
_TAKE_PART = r"(?:(?:做|干|管)(?:或者?|和)要?)?(?:(?:对接|接洽|跟进)(?=$|[，,。?？呢啊 ])|参与|参加|出面|出马|牵涉|牵扯|涉及|介入|过问|插手|沾手|经手|动手|上手|做好?准备|准备)(?:进来|到)?"
_INVOLVES = r"(?:涉及|牵涉|牵扯|惊动|动用|经过|出自|轮到|落到)(?:到|了)?"
# "窜货归谁处理", "该谁来批": what leads to the person, and 来, go with it.
_TO_WHOM = r"(?:归|由|找|该|让|是|得)"
_COMES = r"(?:[来去](?![宾访电往料件货客信向处世年]))?"
_PERSON = rf"(?:{_INVOLVES})?{_TO_WHOM}?(?:都|还|也|有|需要)*{_WHO}(?:手里?(?![机续工下])(?=$|[，,。 的]))?(?:{_MODAL}{_TAKE_PART})?{_COMES}"

# "最多能留多少现金", "至少提前几天": the bound that is asked for.
_BOUND = r"(?:最|至)[多少高低大小长短晚迟早快慢](?=[^，,。]{0,8}(?:几|多))"

# "几号前要弄完", "哪天之前得搞定", "啥时候做好": that it is to be done says nothing of what.
_BY_WHEN = (
    r"(?:几号|哪一?天|什么时候|啥时候|何时|几点|多久)(?:(?:之|以)?[前内])?(?:就|要|得|必须|应该|应|该|需要?)*"
    r"(?:(?:弄|做|办|搞|干)(?:完|好|掉|定|妥|成|出来)|完成|搞定|截止|交差)(?:的|了)?(?=$|[，,。?？ ])"
)

# "该不该考核员工", "负不负责排班", "要不要管招人": whether it is to be done, of which nothing is a matter but what is done.
_WHETHER = r"(?P<a>[要该管归])不(?P=a)|(?<!有)用不用|需不需要|应不应该|负不负责|(?<=[要该]不[要该])(?:管|负责|做|干|搞)"

# "店长会议 频率", "盘点的频次是多少": the rhythm that is asked for, by its name.
_RHYTHM = r"(?<!明确)(?<!固定)(?<!规定)(?<!写了)(?<!提到)(?<![有带含明])的?(?:频率|频次|周期|时限|期限)(?:一般|大概|到底|是|为|有|定的?)*(?:多少|多久|多高|多长|什么|啥|几次|怎么样|怎样|如何)?[?？ ]*$"

# "账龄是按周出还是按月出": a rhythm, by the two that it may have.
_EACH = r"(?:按|每|照)个?(?:天|日|周|星期|礼拜|月|季度?|半?年)"
_WHICH_RHYTHM = rf"是?{_EACH}(?:[\u4e00-\u9fff](?=还是)|(?=[^，,。]{{0,4}}还是))|还是{_EACH}(?:[\u4e00-\u9fff](?=$|[？?的 ]))?"
# "市场反馈有固定周期没": whether there is a rhythm is answered by the one that is printed.
_HAS_RHYTHM = r"(?:是|有没有|有无|有)(?:个|一个)?(?:固定|明确|具体|规定)的?(?:周期|频率|频次|间隔)(?:吗|么|没有?|不)?(?=$|[，,?？ ])"

_ASKING = re.compile(
    f"{_RHYTHM}|{_WHICH_RHYTHM}|{_HAS_RHYTHM}|{_BY_WHEN}|{_WHETHER}|{_HOW_MANY}|{_HOW_BIG}|{_ONCE}|{_BOUND}"
)
# "免多少钱的单", "请几天假": an amount between a verb and its object parts one word (离合词).
_PARTING = re.compile(rf"(?<=[\u4e00-\u9fff]){_HOW_MANY}的(?=[\u4e00-\u9fff](?:$|[，,。要得能会由 ]))")
_EVERY = re.compile(r"每个?(?:月|天|周|年|季度|星期|礼拜)(?=[\u4e00-\u9fff])")  # jieba reads 每个|月工资
_PERSONS = re.compile(_PERSON)


# "薪水谁给大伙算", "网站谁替咱们更新": for everybody, beside who is asked for.
_FOR_ALL = re.compile(
    r"(?:给|替|帮|为)(?:大伙儿?|大家伙?儿?|所有人|我们|咱们?|你们|他们|我|全体(?:员工|同事|人员)?|各位(?:同事)?|弟兄们|员工们|同事们|公司|单位)(?=[\u4e00-\u9fff])"
)


def without_asking(rest: str) -> str:
    """``rest`` (a question without what it names) without the words that only ask."""
    if _PERSONS.search(rest):
        rest = _FOR_ALL.sub(" ", rest)
    rest = _ASKING.sub(" ", _PARTING.sub("", rest))
    return _EVERY.sub(r"\g<0> ", _PERSONS.sub(" 谁 ", rest))
