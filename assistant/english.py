"""Questions in English, said word by word in the terms of the texts, by the bilingual table.

A word with several translations takes those that the texts hold; which of them is meant the reader of the knowledge
base decides by what stands together in one duty. What is no word of the table stays as typed, so that an answer is
refused for what it misses, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

Together = Callable[[Sequence[Sequence[str]]], Sequence[Sequence[str]]]

_RUN = re.compile(r"[A-Za-z][A-Za-z&/'’.+#-]*(?:\s+[A-Za-z&][A-Za-z&/'’.+#-]*)*")
_LONGEST = 6  # words of a phrase
_LONGEST_FRAMED = 240  # characters
_STOP = frozenset(
    (
        "a an the of for to in on at by with is are was were do does did done be been being it its and or please should would could can "
        "may might must will shall have has had there this that these those from as into about any all some me my i we our you your he she they "
        "them their him her get got make made give given tell show list want need know if then than so just also only out up pls plz thx under everything anything thing things each every which hey hi hello ok regarding "
        "us am not no yes via per within upon towards through between across because while where since such other others own same very too more most "
        "one ones oneself itself himself themselves using used usually normally typically generally actually exactly currently really supposed able "
        "well let lets go goes going come comes put keep take takes taken when whenever after here now sure okay kindly dear thanks thank expected needed involved called mean means meant happen happens say says please keeps etc eg ie s t re ve ll d m"
    ).split()
)

_MODAL = r"(?:do|does|should|shall|can|could|would|will|must|has to|have to|need to|needs to|is to|are to|is supposed to|are supposed to|is expected to|is required to|is going to)"
_LIGHT = (
    r"(?:takes? care of|takes? charge of|looks? after|deals? with|handles?|manages?|owns?|runs?|covers?|heads?|is in charge of|is responsible for|is accountable for|is tasked with|"
    r"is assigned to|is handling|is dealing with|is taking care of|is doing|does)"
)
_PLACE = r"(?:duty|duties|item|point|clause|entry|line|list|article|rule|section|part|bullet(?: point)?|document|text)"
_SPEAKS = r"(?:covers?|mentions?|deals? with|talks? about|speaks? (?:of|about)|is about|are about|says?(?: something)?(?: about)?|refers? to|contains?|concerns?|describes?|includes?|has to do with|regulates?)"
_POST = r"(?:position|role|job|post|employee|person|staff(?: member)?|colleague|team|department|guy|title)"
# The grammar of an English question before it is translated: what stands around the matter in many ways becomes one.
_FRAMES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), said)
    for pattern, said in (
        (r"\b(who|what|where|when|how|that|there|it|here)['’]s\b", r"\1 is"),
        (r"(?<=[a-z])['’]s\b", ""),  # each store's profit
        (r"(?<=s)['’](?=\s)", ""),
        (r"(?<=[a-z]{3})/(?=[a-z]{3})", " and "),  # profit/loss
        (r"\bhelp (?:me|us)(?: to)? (?:check|find|see|look up|list|figure out)\b", ""),
        (
            r"\b(?:the )?first (\d{1,2}) (?:items?|points?|entries|bullets?|duties)(?: (?:of|in|from))?\b",
            r"前\1条 ",
        ),
        (
            r"\b(?:the )?last (\d{1,2}) (?:items?|points?|entries|bullets?|duties)(?: (?:of|in|from))?\b",
            r"最后\1条 ",
        ),
        (
            r"^\W*(?:(?:please|hi|hello|hey|good (?:morning|afternoon|evening)|dear (?:all|team)|excuse me|sorry|quick question|just wondering|so|well|um+|uh+|ok)(?: there| all| team| everyone)?\b[\s,.!:;-]*)+(?=\S)",
            "",
        ),
        (
            r"\b(?:(?:can|could|would|will) (?:you|someone|anybody|anyone)(?: please| kindly)? (?:tell|show|give|explain to|help) (?:me|us)|(?:please )?(?:tell|show|give) (?:me|us)|(?:i|we)(?:'d| would)? (?:like|love|want|need|have) to know|(?:i am|i'm|i was) wondering|do you know|does anyone know|any idea|let me know|i want to ask|may i ask|can i ask)\b(?: if| about)?\s*",
            "",
        ),
        # numbered lists and items
        (
            r"\b(?:list|set|part|section|no\.?|number)\s*#?\s*(\d{1,3})\s+(?:of|in|from|under)\s+(?:the\s+)?(.+?)['’]?s?\s+(?:duties|duty lists?|responsibilities|list of duties)\b",
            r"\2 职责\1 ",
        ),
        (
            r"\b(?:duties|responsibilities|duty lists?|responsibility lists?|lists? of duties|duty)\s*[,:(]?\s*(?:no\.?|number|nr\.?|#|list|part|set)?\s*#?\s*(\d{1,3})\b(?:\))?",
            r"职责\1 ",
        ),
        (
            r"\b(?:item|point|entry|clause|bullet|no\.|number|line)\s*#?\s*(\d{1,3})\s+(?:of|in|from|under|on)\s+(?:the\s+)?([^?,.]+)",
            r"\2 第\1条",
        ),
        (
            r"\b(?:the )?(\d{1,3})(?:st|nd|rd|th) (?:item|point|entry|clause|bullet|one)\s+(?:of|in|from|under|on)\s+(?:the\s+)?([^?,.]+)",
            r"\2 第\1条",
        ),
        (
            r"\b(?:list|set|no\.?)\s*#?\s*(\d{1,2})\s*[,，]?\s*(?:items?|points?|entries|clauses|bullets)\s*(\d{1,2})\s*(?:to|through|till|-)\s*(\d{1,2})\b",
            r"职责\1 第\2到\3条",
        ),
        (
            r"(职责\d+)\s*[,:]?\s*(?:item|point|entry|clause|bullet|no\.?|number|#)\s*(\d{1,3})\b",
            r"\1 第\2条",
        ),
        (r"\ball (?:of )?(?:the |its |their )?(?:points|items|entries|bullets)\b", "全部"),
        (
            r"\b(?:list|give|show|name)(?: me)? (?:every|each|all)(?: of)?(?: the)? (?:items?|points?|entry|entries)(?: (?:of|in|from))?\b",
            "全部",
        ),
        # who
        (
            rf"\bwho(?:m)? {_MODAL} (?:i|we|you|one|they|people|staff|a (?:customer|client|guest|patient|parent))(?: \w+ly| need to| have to)* "
            r"(?:(?:talk|speak|go|turn|write|reach out|apply|complain)(?: to)?|ask|contact|see|call|find|approach|consult|get in touch with|notify|tell|message|email)\s*(?:to\s+)?(?:about|for|regarding|concerning|with|on|if|when|to)?\b",
            "who is responsible for ",
        ),
        (
            r"\bwho is (?:the )?(?:(?:right|best|main|go-to|responsible|contact) )*(?:person|one|contact|owner|lead|guy|colleague)?(?: to (?:talk to|ask|contact|see|go to))?\s*(?:in charge of|responsible for|accountable for|tasked with|assigned to|handling|dealing with|doing|taking care of|looking after|managing|running|about|for|of)\b",
            "who is responsible for ",
        ),
        (
            r"\b(?:whose (?:job|task|responsibility|duty|business|work) is (?:it to)?|under whose (?:responsibility|remit) (?:is|falls?)|who (?:is it that|has responsibility for|has the job of|has the task of))\b",
            "who is responsible for ",
        ),
        (
            rf"\bwho(?: (?:usually|normally|actually|currently|exactly|here|then))* {_LIGHT}\b",
            "who is responsible for ",
        ),
        (rf"\bwho {_MODAL}(?! (?:i|we|you|they)\b)\s+", "who "),
        (rf"\b(?:which|what) {_POST}(?:s)? {_LIGHT}\b", "which position is responsible for "),
        # where it is written
        (
            rf"^(?:in |under )?(?:which|what) {_PLACE} (?:is|are|do|does)?\s*{_SPEAKS}?\s*(?:the\s+)?(?P<matter>[^?]+)\??$",
            r"\g<matter> 在哪条",
        ),
        (
            r"^where (?:is it (?:written|stated|said)|does it say|do (?:the|they) \w* ?(?:say|state|mention))(?: that| about| something about)?\s+([^?]+)\??$",
            r"\1 在哪条",
        ),
        # what a job is
        (
            r"\bwhat (?:is|are|was|were|do|does) (?:an? |the |our |your )?((?:(?!職責|职责|the (?:duties|responsibilities|requirements|main|key)\b)[^?,.])+?) (?:responsible for|in charge of|supposed to do|expected to do|required to do|paid to do|do(?: all day| every ?day| here| exactly| for a living)?)(?=$|[?,.!])",
            r"\1 duties 有哪些",
        ),
        (
            r"\bwhat (?:do|does|is|are) (?:the )?(.*?职责\d+.*?) (?:say|cover|include|contain|involve|entail|consist of|about|mean|in it|list)\b",
            r"\1 有哪些",
        ),
        (
            r"\bwhat (?:qualifications? |skills? |experience |certificates? )?(?:do|does|must|should) (?:i|we|you|one|someone|a person|a candidate|candidates|applicants) (?:need|have|bring|require)(?: to)? (?:be|become|work as|get hired as|apply (?:for|as)|get the job (?:of|as)|for)(?: an?| the)? ",
            "requirements for ",
        ),
        (
            r"\b(?:requirements|qualifications) (?:for|of|to be(?:come)?)(?: the| an?)? ([^?,.]+?)(?: (?:position|role|job|post))?(?=$|[?,.!])",
            r"\1 requirements",
        ),
        (
            r"\bhow (?:often|frequently|regularly|many times)(?: (?:is|are|do|does|must|should|will|to|has|have|need|needs|can))*(?: (?:you|we|i|they|one))?\b",
            "how often ",
        ),
        (
            r"\b(?:what is the deadline for|by (?:when|what (?:date|time|day))|when (?:at )?the latest)\b",
            "when ",
        ),
    )
)


def in_chinese_order(text: str) -> str:
    """An English question with its frame in the order that its translation needs: "who is responsible for …"."""
    if (
        len(text) > _LONGEST_FRAMED
    ):  # a pasted page has no one frame, and would be searched for each at every word
        return text
    for pattern, said in _FRAMES:
        text = pattern.sub(said, text)
    return re.sub(r"  +", " ", text).strip() or text


class English:
    """The bilingual table, with phrases up to six words. Safe to share between threads.

    Args:
        entries: an English word or phrase, lower case → Chinese terms, likeliest first.
    """

    def __init__(self, entries: Mapping[str, tuple[str, ...]]) -> None:
        self._entries = entries

    def knows(self, text: str) -> bool:
        """Whether most words of a Latin run are in the table."""
        words = text.lower().split()
        known = sum(w.strip(".'’?-") in _STOP or bool(self._options([w])) for w in words)
        return known * 2 > len(words)

    def translate(
        self, text: str, keep: Callable[[str], bool], held: Callable[[str], bool], together: Together
    ) -> str:
        """``text`` with its English words turned into Chinese where the table knows them.

        Args:
            keep: Latin words that the texts use and that stay as they are (KA, POP).
            held: whether the texts hold a Chinese term: such a translation is preferred.
            together: of each word's translations, those that stand together in the texts.
        """

        def run(found: re.Match[str]) -> str:
            options = list(self._pieces(found.group().lower().split(), keep, held))
            return " ".join(
                next((o for o in chosen if held(o)), chosen[0]) for chosen in together(options) if chosen
            )

        return _RUN.sub(run, text)

    def _pieces(
        self, words: list[str], keep: Callable[[str], bool], held: Callable[[str], bool]
    ) -> Iterator[tuple[str, ...]]:
        """Each word or phrase with its translations; what the table does not know is its own."""
        at = 0
        while at < len(words):
            if keep(words[at]):
                yield (words[at],)
                at += 1
                continue
            size = self._size(words[at : at + _LONGEST], held)
            if size:
                yield self._options(words[at : at + size])
            elif words[at].strip(".'’?-") not in _STOP:
                yield (words[at],)
            at += max(size, 1)

    def _size(self, words: list[str], held: Callable[[str], bool]) -> int:
        """How many of the first words make one entry: the most whose translation the texts hold, else the most.

        A shorter entry counts only where the words it leaves have translations that the texts hold as well.
        """
        sizes = [n for n in range(len(words), 0, -1) if self._options(words[:n])]
        if not sizes:
            return 0
        longest = sizes[0]
        for size in sizes:
            if any(map(held, self._options(words[:size]))):
                left = [word for word in words[size:longest] if word not in _STOP]
                if all(any(map(held, self._options([word]))) for word in left):
                    return size
        return longest

    def _options(self, words: list[str]) -> tuple[str, ...]:
        """The translations of a word or phrase, found by itself or by what it is inflected from."""
        key = " ".join(words).strip(".'’?-")
        if (found := self._entries.get(key)) is not None:
            return found
        if len(words) == 1 and key in _STOP:
            return ()
        head, _, last = key.rpartition(" ")
        for stem in _stems(last):
            if (found := self._entries.get(f"{head} {stem}".strip())) is not None:
                return found
        if "-" in key:
            return self._options(key.replace("-", " ").split())
        return ()


_ENDINGS = re.compile(r"(?<=[a-z]{2})(?:ies|ied|es|s|ed|ing|d|er|ers|ly)$")


def _stems(word: str) -> list[str]:
    """What an inflected English word may come from: issues → issue, analyzed → analyze, planning → plan."""
    stem = _ENDINGS.sub("", word)
    if stem == word:
        return []
    single = stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem
    return [stem, stem + "e", stem + "y", single, word[:-1]]
