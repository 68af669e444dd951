"""The words of every error: stable code -> what happened and what to do next, in Chinese and English.

Braces name facts that the error carries; a fact that is missing prints as "?" so that formatting never fails.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """A short title, and a sentence with its next step in both languages."""

    title: str
    zh: str
    en: str


class _Facts(dict[str, object]):
    """Facts as words: lists joined, what is unknown as "?"."""

    def __missing__(self, key: str) -> str:
        return "?"

    def __getitem__(self, key: str) -> object:
        value = super().__getitem__(key)
        if isinstance(value, (list, tuple)):
            return ", ".join(str(part) for part in value)
        # A file's name may hold bytes that are no UTF-8; the words about it must be printable all the same.
        return "?" if value is None else str(value).encode("utf-8", "replace").decode("utf-8")


def _m(title: str, zh: str, en: str) -> Message:
    return Message(title, zh, en)


MESSAGES: Mapping[str, Message] = {
    # documents
    "document_unreadable": _m(
        "读不了这个文件",
        "文件“{name}”读不了：{why}",
        "“{name}” could not be read: {why_en}",
    ),
    "document_binary": _m(
        "不是文本文件",
        "文件“{name}”里没有文字，是程序、音视频之类的二进制数据。请从原程序导出为 .docx 或 .txt 再试。",
        "“{name}” holds no text but binary data: a program, sound or the like. Export it as .docx or .txt and try again.",
    ),
    "document_image": _m(
        "这是图片",
        "“{name}”是图片，上面的字还没有变成文字。请先用微信、WPS 或扫描软件“提取文字”，存成 .txt 或 .docx 再上传；或把图片存成 PDF 上传，服务器装有识别组件（zhize[ocr]）时会自动识别。",
        "“{name}” is a picture; the words on it are no text yet. Extract them (a phone or a scanner program does) and upload a .txt or .docx, "
        "or save the picture as a PDF, which is read where the server has the extra zhize[ocr].",
    ),
    "document_encoding": _m(
        "文字编码不明",
        "认不出文件“{name}”的文字编码。请用记事本打开，另存为 UTF-8 后再试。",
        "The encoding of “{name}” was not recognised. Save it as UTF-8 and try again.",
    ),
    "document_empty": _m(
        "文件是空的",
        "文件“{name}”里没有文字：{why}",
        "“{name}” holds no text: {why_en}",
    ),
    "document_too_large": _m(
        "文件太大",
        "文件“{name}”超过了单个文件的大小上限。请拆成几份再加入。",
        "“{name}” is over the size limit of one file. Split it and add the parts.",
    ),
    "document_type": _m(
        "不支持这种文件",
        "文件“{name}”是 {type} 文件，这里读不了。可以加入 txt、md、docx、pdf、xlsx、csv、html 以及它们的 zip；"
        "doc、wps、xls、rtf 需要装有 LibreOffice，否则请另存为 .docx、.xlsx 或 .txt。",
        "“{name}” is a {type} file, which is not read here. txt, md, docx, pdf, xlsx, csv, html and a zip of them are; "
        "doc, wps, xls and rtf need LibreOffice, or save them as .docx or .xlsx.",
    ),
    "archive_unreadable": _m(
        "打不开这个压缩包",
        "压缩包“{name}”打不开：{why}",
        "The archive “{name}” could not be opened: {why_en}",
    ),
    "kb_read_only": _m(
        "知识库是只读的",
        "知识库“{kb}”是只读的参考资料，不能在里面加入、改名或移除文档。可用 zhize assets remove occupations 整个移除。",
        "The knowledge base “{kb}” is read-only reference material: nothing in it can be added, renamed or "
        "removed. Remove it as a whole: zhize assets remove occupations",
    ),
    "document_name_taken": _m(
        "名称已被使用",
        "已经有名为“{name}”的文档（也可能在已移除的文档里，见 zhize docs list --removed）。请换一个名称。",
        "A document called “{name}” exists already, perhaps among the removed ones "
        "(zhize docs list --removed). Choose another name.",
    ),
    "document_ambiguous": _m(
        "名称不唯一",
        "有 {count} 份文档都叫“{name}”。请改用编号：{places}。",
        "{count} documents are called “{name}”. Name one by its id: {places}.",
    ),
    "document_name_invalid": _m(
        "名称不合要求",
        "文档名称不能为空，不能含换行等控制字符，最多 {limit} 个字。",
        "A document's name must not be empty, hold no control characters, and have at most {limit} characters.",
    ),
    "version_not_found": _m(
        "没有这个版本",
        "文档“{name}”没有第 {version} 版。用 zhize docs versions 查看它的版本。",
        "“{name}” has no version {version}. List its versions with: zhize docs versions",
    ),
    "export_damaged": _m(
        "导出文件不完整",
        "这不是完整的知识库导出文件：第 {line} 行有问题（{reason}），没有导入任何内容。请重新导出。",
        "This is no whole export of a knowledge base: line {line} is wrong ({reason}). Nothing was imported; export it again.",
    ),
    "batch_unfinished": _m(
        "这批草稿还没有写完",
        "任务“{job_id}”没有完成（{state}），还没有可下载的草稿。用 GET /v1/jobs/{job_id} 查看进度。",
        "The job “{job_id}” has not come to its end ({state}); there is nothing to download yet. Follow it at /v1/jobs/{job_id}.",
    ),
    "job_not_found": _m(
        "没有这个任务",
        "没有编号为“{job_id}”的任务。用 zhize jobs list 查看现有任务。",
        "No job has the id “{job_id}”. List jobs with: zhize jobs list",
    ),
    "document_not_found": _m(
        "没有这份文档",
        "没有编号为“{document_id}”的文档，也许已被移除。用 zhize docs list 查看现有文档。",
        "No document has the id “{document_id}”; it may have been removed. List documents with: zhize docs list",
    ),
    # question sheets
    "eval_rows_invalid": _m(
        "题目文件有误",
        "{count} 行不能用：\n{rows}\n请改正后再试。",
        "{count} rows cannot be used; mend them and run again:\n{rows}",
    ),
    "eval_empty": _m(
        "没有题目",
        "文件“{name}”里没有题目。每行写一个问题再试。",
        "“{name}” holds no question. Put one into each row and try again.",
    ),
    "eval_columns_missing": _m(
        "缺“问题”一列",
        "文件“{name}”的第一行没有“问题”一列。首行写：问题、应答条目、应拒答。",
        "The first row of “{name}” has no column 问题. It should read: 问题, 应答条目, 应拒答.",
    ),
    "audit_sheet_unknown": _m(
        "不是审核表",
        "这不是 zhize audit 写出的表，首行应为：{columns}。",
        "This sheet was not written by zhize audit; its first row should read: {columns}.",
    ),
    # curated answers
    "inbox_not_found": _m(
        "没有这个问题",
        "未答问题里没有编号“{key}”。用 zhize inbox 查看现有的问题。",
        "No unanswered question has the id “{key}”. Run zhize inbox to see what is there.",
    ),
    "curated_not_found": _m(
        "没有这条解答",
        "没有编号为“{curated_id}”的人工解答。用 zhize curate list 查看现有的解答。",
        "No curated answer has the id “{curated_id}”. Run zhize curate list to see what is there.",
    ),
    "curated_question_taken": _m(
        "已有解答",
        "问法“{question}”已经由人工解答 {curated_id} 回答。请修改那一条，或换一个问法。",
        "“{question}” is answered by the curated answer {curated_id} already. Change that one, or word it differently.",
    ),
    "duty_not_found": _m(
        "没有这条职责",
        "没有编号为“{duty_id}”的职责，可能文本已更新。请重新提问，从回答的出处里取编号。",
        "No duty has the id “{duty_id}”; the text may have changed. Ask again and take the id from a citation.",
    ),
    # drafts
    "draft_not_found": _m(
        "没有这份草稿",
        "没有编号为“{draft_id}”的草稿，或没有版本 {version}。",
        "No draft has the id “{draft_id}”, or it has no version {version}.",
    ),
    "draft_line_not_found": _m(
        "草稿里没有这一行",
        "草稿里没有“{line_id}”这一行或这一节，也许已被改过。请重新读取草稿。",
        "The draft has no line or section “{line_id}”; it may have changed. Read the draft again.",
    ),
    "draft_line_unlawful": _m(
        "这句话不能写进招聘信息",
        "这句话违反招聘法规，没有可留下的部分。用 zhize check 查看依据和改法。",
        "This line may not stand in a posting and nothing lawful is left of it. See: zhize check",
    ),
    "draft_profile_unknown": _m(
        "没有这类工作或清单",
        "这个岗位没有“{profile}”，或它不止指一个。现有：{profiles}。",
        "The role has no “{profile}”, or it means more than one. There are: {profiles}.",
    ),
    # questions
    "question_empty": _m(
        "问题是空的",
        "请写下您的问题，例如：谁负责开具增值税发票？",
        "Please write a question, for example: 谁负责开具增值税发票？",
    ),
    "question_too_long": _m(
        "问题太长",
        "问题有 {chars} 个字，最多 {limit} 个字。请缩短；若是整篇岗位文本，请作为文档上传。",
        "The question has {chars} characters; the limit is {limit}. Shorten it, or upload long texts as documents.",
    ),
    # things that are not there
    "role_not_found": _m(
        "没有这个岗位",
        "没有编号或名称为“{role_id}”的岗位。用 zhize roles 查看现有岗位。",
        "No role is called “{role_id}”. List roles with: zhize roles",
    ),
    "kb_not_found": _m(
        "没有这个知识库",
        "没有名为“{kb}”的知识库。不写 kb 即使用默认知识库。",
        "There is no knowledge base “{kb}”. Leave kb out to use the default one.",
    ),
    "file_not_found": _m(
        "找不到文件",
        "找不到文件“{path}”，或没有权限读取。请检查路径。",
        "The file “{path}” does not exist or may not be read. Please check the path.",
    ),
    "output_unwritable": _m(
        "写不了输出文件",
        "文件“{path}”写不了：{reason}。请检查路径、权限和磁盘空间。",
        "“{path}” cannot be written: {reason}. Check the path, its permissions and the free space.",
    ),
    # requests
    "invalid_request": _m(
        "请求不合格式",
        "请求不合格式：{reason}。接口说明见 /docs。",
        "The request does not fit its schema: {reason}. See /docs.",
    ),
    "setting_invalid": _m(
        "设置不合要求",
        "设置 {name} 的值“{value}”不可用。请按 README 的设置表改正。",
        "The setting {name} cannot be “{value}”. See the table of settings in README.",
    ),
    "host_not_loopback": _m(
        "没有访问密钥",
        "还没有访问密钥，监听 {host} 会让同网的任何人读到您的文档，因此不启动。先建一把管理密钥："
        "zhize keys add --role admin；或者只用本机地址 127.0.0.1。",
        "There are no access keys, so serving on {host} would show your documents to anyone on the network: not "
        "started. Make one first: zhize keys add --role admin. Or use 127.0.0.1.",
    ),
    "route_not_found": _m(
        "没有这个地址",
        "没有地址 {path}。接口清单见 /docs，网页在 /。",
        "There is nothing at {path}. The interface is listed at /docs, the page is at /.",
    ),
    "method_not_allowed": _m(
        "方法不对",
        "地址 {path} 不接受 {method}。接口说明见 /docs。",
        "{path} does not take {method}. See /docs.",
    ),
    "body_too_large": _m(
        "内容太大",
        "发来的内容超过 {limit} 字节的上限。请拆成几次发送，或调大 ZHIZE_MAX_UPLOAD_MB。",
        "The request is over the limit of {limit} bytes. Send it in parts, or raise ZHIZE_MAX_UPLOAD_MB.",
    ),
    "media_type": _m(
        "内容类型不对",
        "这个地址需要 Content-Type: {expected}。",
        "This address needs Content-Type: {expected}.",
    ),
    "host_refused": _m(
        "主机名不符",
        "请求的主机名“{host}”不是本服务的名称。请用 http://127.0.0.1 或 http://localhost 打开；"
        "对外的域名请写进 ZHIZE_ALLOWED_HOSTS。",
        "The host name “{host}” is not one of this service. Open http://127.0.0.1 or http://localhost instead, or name "
        "the public host in ZHIZE_ALLOWED_HOSTS.",
    ),
    "origin_refused": _m(
        "来源不符",
        "来自“{origin}”网页的请求被拒绝。请从本服务自己的网页操作。",
        "A request from the page “{origin}” was refused. Use this service's own page.",
    ),
    "key_needed": _m(
        "需要登录",
        "需要访问密钥：请求带上 Authorization: Bearer 密钥，或者在网页 /enter 输入密钥、打开收到的链接。",
        "A key is needed: send Authorization: Bearer KEY, or open /enter, or the link that you were given.",
    ),
    "key_unknown": _m(
        "密钥无效",
        "这把密钥、链接或会话不存在，或者已经停用、过期。请向管理员要一把新的。",
        "This key, link or session does not exist, was revoked or is over. Ask an administrator for a new one.",
    ),
    "session_expired": _m(
        "会话已过期",
        "会话已过期。请重新打开链接或重新登录；网站上的对话窗会自动续期。",
        "The session is over. Open your link or log in again; a widget renews its session of itself.",
    ),
    "role_needed": _m(
        "权限不够",
        "这个操作需要 {role} 权限，您的密钥没有。请向管理员要一把权限合适的密钥。",
        "This needs the role {role}, which your key has not. Ask an administrator for a key that fits.",
    ),
    "widget_endpoint": _m(
        "对话窗不能调用",
        "网站对话窗的会话只能提问和反馈，不能访问 {path}。",
        "A widget's session may ask and give feedback only, not use {path}.",
    ),
    "widget_unknown": _m(
        "没有这个对话窗",
        "这个对话窗编号不存在，或者已经停用、过期。请核对网页里的 data-key。",
        "This widget does not exist, was revoked or is over. Check data-key in your page.",
    ),
    "widget_origin": _m(
        "网站不在名单里",
        "对话窗不允许放在这个网站上（{origin}）。请让管理员把它加进对话窗的来源名单。",
        "This widget must not stand on this site ({origin}). Ask an administrator to add the site to its origins.",
    ),
    "kb_not_allowed": _m(
        "不能访问这个知识库",
        "您的密钥或对话窗不能访问知识库“{kb}”。",
        "Your key or widget may not use the knowledge base “{kb}”.",
    ),
    "key_not_found": _m(
        "没有这把密钥",
        "没有编号为“{key_id}”的密钥、链接或对话窗。用 zhize keys list 查看。",
        "No key, link or widget is called “{key_id}”. List them with: zhize keys list",
    ),
    "model_not_found": _m(
        "没有这个模型",
        "没有名为“{model}”的模型。可用的模型见 GET /v1/models：zhize，或 zhize:知识库名称。",
        "There is no model “{model}”. See GET /v1/models: zhize, or zhize:NAME of a knowledge base.",
    ),
    "too_many_requests": _m(
        "请求太频繁",
        "请求太频繁，请 {seconds} 秒后再试。",
        "Too many requests. Try again in {seconds} seconds.",
    ),
    "not_ready": _m(
        "服务还没准备好",
        "服务正在启动或停止，请稍后再试。",
        "The service is starting or stopping; try again in a moment.",
    ),
    # the data directory and the machine
    "data_dir_unusable": _m(
        "数据目录不可用",
        "数据目录 {path} 不能创建、读取或写入：{reason}。请检查权限，或用 --data 指定别的目录。",
        "The data directory {path} cannot be created, read or written: {reason}. "
        "Check its permissions or name another with --data.",
    ),
    "data_dir_in_use": _m(
        "数据目录正被占用",
        "数据目录 {path} 正由另一个进程使用（进程号 {pid}）。请等它结束，或用 --data 指定别的目录。",
        "The data directory {path} is in use by another process ({pid}). "
        "Wait for it to end, or name another directory with --data.",
    ),
    "storage_full": _m(
        "磁盘已满",
        "磁盘空间不足，这次改动没有保存，原有内容完好。请腾出空间后重试。",
        "The disk is full. Nothing of this change was kept and nothing was lost. Free some space and try again.",
    ),
    "catalogue_damaged": _m(
        "目录库损坏",
        "数据目录里的目录库 {path} 未通过完整性检查。请用备份替换；或换一个 --data 目录，重新导入原文件。",
        "The catalogue {path} fails its integrity check. Restore a backup, or start in another --data directory "
        "and add your files again.",
    ),
    "catalogue_newer": _m(
        "数据由更新的版本写成",
        "这个数据目录由更新版本的职责助手写成。请升级程序，或换一个 --data 目录。",
        "This data directory was written by a newer Zhize. Upgrade the program or use another --data directory.",
    ),
    "index_mismatch": _m(
        "索引与程序不符",
        "索引是用别的模型、词典或旧版规则建立的，需要重建：请先停止服务，运行 {command}，再重新启动。文档、草稿和记录都不受影响。",
        "The index was made with another model, dictionary or older rules and must be made anew: stop the service, run "
        "{command}, and start again. Documents, drafts and records stay as they are.",
    ),
    "port_in_use": _m(
        "端口被占用",
        "端口 {port} 已被占用。请用 --port 换一个，例如 --port 8001。",
        "Port {port} is taken. Choose another, for example --port 8001.",
    ),
    # pinned files
    "asset_missing": _m(
        "缺少模型文件",
        "还没有下载 {asset}。请运行 zhize assets pull。",
        "{asset} has not been pulled yet. Run: zhize assets pull",
    ),
    "asset_corrupt": _m(
        "模型文件校验不符",
        "{asset} 的文件与约定的校验值不符，已拒绝使用。请运行 zhize assets pull 重新下载。",
        "A file of {asset} does not have its pinned checksum and is not used. Run: zhize assets pull",
    ),
    "asset_unreachable": _m(
        "模型下载不到",
        "{asset} 的下载来源都没有给出文件（{tried}）。请检查网络后再运行 zhize assets pull；离线机器请把文件夹拷来，"
        "并设置 ZHIZE_ASSETS_DIR。",
        "No source of {asset} answered ({tried}). Check the network and run: zhize assets pull. On an offline machine copy "
        "the folder and set ZHIZE_ASSETS_DIR.",
    ),
    # the rest
    "service_unreachable": _m(
        "联系不上正在运行的服务",
        "数据目录由 {url} 的服务占用，但它没有正常应答。请稍后再试，或停掉那个服务。",
        "The service at {url} owns the data directory but did not answer as expected. Try again or stop it.",
    ),
    "internal": _m(
        "程序内部出错",
        "程序内部出错，已记入日志，数据没有受影响。请重试；若再次出现，请运行 zhize doctor 并反馈。",
        "Something went wrong inside; it is in the log and no data was touched. Try again; if it happens again "
        "run: zhize doctor",
    ),
}


# Why a reader gave up: reason -> Chinese, English. ``{why}`` and ``{why_en}`` in the messages above.
REASONS: Mapping[str, tuple[str, str]] = {
    "encrypted": (
        "文件加了密码。请在原程序里去掉密码，另存后再试。",
        "it is protected by a password. Remove the password and save it again.",
    ),
    "damaged": (
        "文件已损坏或不完整。请在原程序里打开，另存后再试。",
        "it is damaged or cut off. Open it in its own program and save it again.",
    ),
    "scanned": (
        "是扫描件，页面上只有图片。请先做文字识别（OCR），另存为可复制文字的 PDF；服务器装有识别组件（zhize[ocr]）时会自动识别。",
        "its pages are scanned images. Run OCR on it and save a PDF whose text can be copied; where the server has the extra zhize[ocr] it is read by itself.",
    ),
    "bomb": (
        "解压后的内容过大，像是压缩炸弹，已停止读取。",
        "it unpacks to far too much, like a zip bomb; reading was stopped.",
    ),
    "time": (
        "读取超过了时间上限，已停止。请拆小后再试。",
        "reading took longer than the limit and was stopped. Split it and try again.",
    ),
    "memory": (
        "读取超过了内存上限，已停止。请拆小后再试。",
        "reading took more memory than the limit and was stopped. Split it and try again.",
    ),
    "crash": (
        "读取程序在这个文件上出错退出。请在原程序里另存为 .docx 或 .txt 再试。",
        "the reader failed on it. Save it as .docx or .txt in its own program and try again.",
    ),
    "nesting": (
        "文件内部嵌套过深，已停止读取。请另存后再试。",
        "it is nested too deeply; reading was stopped. Save it again and retry.",
    ),
    "doctype": (
        "文件内含外部实体声明，出于安全已拒绝。请在原程序里另存后再试。",
        "it declares a document type, which is refused for safety. Save it again in its own program.",
    ),
    "libreoffice": (
        "旧格式需要 LibreOffice 才能读。请另存为 .docx 或 .xlsx 再试。",
        "the old format needs LibreOffice. Save it as .docx or .xlsx and try again.",
    ),
}
_NO_REASON = (
    "内容无法读成文字。请另存为 UTF-8 编码的 .txt 或 .docx 再试。",
    "its content is no text that can be read. Save it as a UTF-8 .txt or a .docx and try again.",
)
_NO_TEXT = ("请检查是否选错了文件。", "please check that it is the right file.")

# Why a file of a folder or an archive was passed over.
SKIPPED: Mapping[str, tuple[str, str]] = {
    "system_file": ("系统自动生成的文件", "made by the operating system"),
    "lock_file": ("办公软件打开时的临时文件", "a lock file of an office program"),
    "hidden": ("隐藏文件", "a hidden file"),
    "nested_archive": ("压缩包里的压缩包不再展开", "an archive inside an archive is not opened"),
    "empty_file": ("空文件", "an empty file"),
    "link": ("链接，不跟随", "a link, not followed"),
}


# What `docs check` found: rule -> Chinese, English. ``{detail}`` and ``{count}`` belong to the finding.
FINDINGS: Mapping[str, tuple[str, str]] = {
    "no_duties": (
        "没有识别到任何职责条目。请确认这是职责文本，或检查排版。",
        "No duties were found. Is it a duty text?",
    ),
    "reader_note": ("读取时发现：{detail}", "The reader says: {detail}"),
    "old_parser": (
        "由旧版解析器（{detail}）读入。可运行 zhize docs reparse 重新识别。",
        "Read by an older parser ({detail}). Run: zhize docs reparse",
    ),
    "dropped_text": (
        "有 {count} 处文字没有收入任何清单（{detail}）。若是职责，请补上标题或编号。",
        "{count} passages belong to no list ({detail}). If they are duties, give them a heading or numbers.",
    ),
    "repair": (
        "原文疑似有误，已按“{detail}”理解。请改正原文。",
        "The text looks wrong and was read as “{detail}”. Please mend the source.",
    ),
    "role_not_in_text": (
        "原文没有写明岗位，暂记为“{detail}”（{count} 张清单）。请在原文写上岗位名称。",
        "The text names no role; “{detail}” stands in for {count} lists. Write the role into the source.",
    ),
    "numbering": (
        "编号重复或跳号（{detail}）。请核对是否漏了条目。",
        "Numbers repeat or skip ({detail}). Is an item missing?",
    ),
    "list_without_heading": (
        "有一张 {count} 条的清单重新从 1 编号，却没有标题，暂归“{detail}”。若属别的岗位，请在它上面单独一行写上岗位名称。",
        "A list of {count} items begins again at 1 with no heading and was given to “{detail}”. Name its role above it.",
    ),
    "repeated_duty": (
        "同一岗位（{detail}）里有 {count} 条相同或几乎相同的条目。",
        "{count} items of one role ({detail}) say the same.",
    ),
    "several_owners": (
        "同一项职责写在 {count} 个岗位名下：{detail}。请确认由谁负责。",
        "{count} roles own one duty: {detail}. Who is responsible?",
    ),
    "conflicting_frequency": (
        "两条几乎相同的职责频率不同：{detail}。请核对。",
        "Two nearly equal duties name different frequencies: {detail}.",
    ),
}
_DROPPED: Mapping[str, str] = {
    "prose": "叙述文字", "introduction": "引言", "no duty list": "不属于任何职责清单", "navigation": "网页导航",
    "boilerplate": "网站套话", "metadata": "发布信息", "sidebar": "侧栏", "tag": "标签", "punctuation": "标点",
    "page number": "页码",
}  # fmt: skip


def finding_words(rule: str, detail: str, count: int) -> tuple[str, str]:
    """The words of a finding in Chinese and English."""
    zh, en = FINDINGS[rule]
    word = _DROPPED.get(detail, detail) if rule == "dropped_text" else detail
    return zh.format(detail=word, count=count), en.format(detail=detail, count=count)


# Notes that the index attaches to a search or an answer: code -> what the reader should know.
NOTES: Mapping[str, str] = {
    "vectors_rebuilding": "向量索引正在重建，暂用逐条比对代替，答案的依据不受影响。",
    "vectors_pending": "有文档的向量还没有算完，暂时只能按字词找到它们。",
    "vectors_unavailable": "没有可用的语义模型，只按字词查找。",
}


def note(text: str) -> str:
    """The words for a note's code; a note that is words already stays as it is."""
    return NOTES.get(text, text)


def message(code: str, facts: Mapping[str, object] | None = None) -> Message:
    """The message for ``code`` with its facts filled in; an unknown code gives the words of ``internal``."""
    template = MESSAGES.get(code, MESSAGES["internal"])
    nothing = _NO_TEXT if code == "document_empty" else _NO_REASON
    why, why_en = REASONS.get(str((facts or {}).get("reason")), nothing)
    known = _Facts({"why": why, "why_en": why_en, **(facts or {})})
    return Message(template.title, template.zh.format_map(known), template.en.format_map(known))
