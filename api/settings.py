"""Every setting of Zhize, read from the environment (prefix ``ZHIZE_``), and the table that documents them.

This module and ``api/cli`` are the only readers of the environment. ``python -m api.settings`` prints the
table that README carries.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus.errors import InvalidRequest

PREFIX = "ZHIZE_"


def default_data_dir() -> Path:
    """``$XDG_DATA_HOME/zhize``, else ``~/.local/share/zhize``."""
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "zhize"


def default_assets_dir() -> Path:
    """``~/.cache/zhize/assets``: shared by all data directories of a user."""
    return Path.home() / ".cache" / "zhize" / "assets"


class Settings(BaseSettings):
    """What a person may set; ``shown`` is the default as the table prints it."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="ignore")

    data_dir: Path = Field(
        default_factory=default_data_dir,
        description="数据目录：原文、目录库与索引都在这里 (data directory)",
        json_schema_extra={"shown": "$XDG_DATA_HOME/zhize 或 ~/.local/share/zhize"},
    )
    assets_dir: Path = Field(
        default_factory=default_assets_dir,
        description="模型与参考数据的存放处；离线机器指向拷来的文件夹 (pinned assets)",
        json_schema_extra={"shown": "~/.cache/zhize/assets"},
    )
    host: str = Field(
        default="127.0.0.1",
        description="服务监听的地址；不是本机回环地址时必须先有密钥 (beyond loopback keys are needed)",
    )
    port: int = Field(default=8000, ge=0, le=65535, description="服务监听的端口，0 表示任选空闲端口 (port)")
    root_path: str = Field(
        default="",
        description="反向代理给的路径前缀，如 /zhize (path prefix)",
        json_schema_extra={"shown": "空"},
        pattern=r"^(?:/[A-Za-z0-9._~-]+)*$",
    )
    allowed_hosts: str = Field(
        default="",
        description="对外的主机名，逗号分隔；设置后即使只监听本机也需要密钥 (public host names)",
        json_schema_extra={"shown": "空"},
    )
    public_url: str = Field(
        default="",
        description="对外的网址，链接和二维码用它，如 https://hr.example.com/zhize (public address)",
        json_schema_extra={"shown": "空"},
        pattern=r"^(?:https?://[^\s?#]+)?$",
    )
    trusted_proxies: str = Field(
        default="127.0.0.1",
        description="可信的反向代理地址，只采信它们的 X-Forwarded-* (trusted proxies)",
    )
    rate_limit_key: str = Field(default="600/minute", description="每把密钥的请求上限，off 为不限 (per key)")
    rate_limit_session: str = Field(
        default="20/minute", description="每个访客会话的请求上限 (per widget session)"
    )
    rate_limit_address: str = Field(
        default="120/minute", description="每个访客地址的请求上限 (per address of visitors)"
    )
    rate_limit_url: str = Field(
        default="memory://", description="请求计数的存放处，多实例时用 redis:// (where requests are counted)"
    )
    widget_minutes: int = Field(
        default=30, ge=1, le=1440, description="对话窗会话的有效分钟数，到期自动续 (a widget's session)"
    )
    retention_days: int = Field(
        default=30, ge=1, le=3650, description="对话与反馈保留的天数 (conversations and feedback are kept)"
    )
    drain_seconds: float = Field(
        default=0,
        ge=0,
        le=300,
        description="收到 SIGTERM 后先报告未就绪、再过多少秒停止接客，给负载均衡用 (drain)",
    )
    log_format: Literal["text", "json"] = Field(
        default="text", description="日志格式：text 或 json (log format)"
    )
    keep_questions: bool = Field(
        default=True,
        description="未答问题与评价是否保存原文；false 时只计数 (keep the words of unanswered questions)",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="warning", description="日志级别：debug、info、warning、error (log level, stderr)"
    )
    lang: Literal["zh", "en"] = Field(default="zh", description="命令行提示的语言：zh 或 en (language)")
    debug: bool = Field(default=False, description="出错时打印完整堆栈，仅供开发 (tracebacks)")
    threads: int = Field(default=4, ge=1, le=64, description="服务同时处理的请求数 (worker threads)")
    max_upload_mb: int = Field(
        default=20, ge=1, le=1024, description="一次上传的总大小上限，单位 MB (upload limit)"
    )

    llm_model: str = Field(
        default="",
        description="语言模型的名称；不设则完全不用模型 (chat model; none is used unless set)",
        json_schema_extra={"shown": "空"},
        max_length=200,
    )
    llm_base_url: str = Field(
        default="",
        description="OpenAI 兼容接口的网址，如 http://127.0.0.1:11434/v1；引用的原文会发给它 (its endpoint)",
        json_schema_extra={"shown": "空"},
        pattern=r"^(?:https?://[^\s?#]+)?$",
    )
    llm_api_key: SecretStr = Field(
        default=SecretStr(""),
        description="接口的密钥，本机模型可不设 (its key)",
        json_schema_extra={"shown": "空"},
    )
    llm_deadline_seconds: float = Field(
        default=20,
        gt=0,
        le=300,
        description="模型答一个问题的总时限（连同重试和换问法），到时给出原文回答 (deadline of the model for one question)",
    )
    llm_silence_seconds: float = Field(
        default=10, gt=0, le=300, description="模型多久不出字就放弃 (longest silence of the model)"
    )
    llm_retries: int = Field(default=1, ge=0, le=3, description="开口之前失败时的重试次数 (retries)")
    llm_at_once: int = Field(default=4, ge=1, le=64, description="同时进行的模型调用数 (calls at once)")
    llm_understanding: bool = Field(
        default=False,
        description="找不到依据时，是否让模型换成书面说法再查一次 (reword a question that found nothing)",
    )
    llm_polish: bool = Field(
        default=False, description="草稿中来自原文的职责是否让模型润色，逐条核对 (polish drafts)"
    )
    llm_temperature: float = Field(default=0, ge=0, le=2, description="模型的温度 (temperature)")

    @property
    def public_hosts(self) -> frozenset[str]:
        """The host names of ``allowed_hosts`` and ``public_url``, in lower case."""
        named = {one.strip().lower() for one in self.allowed_hosts.split(",")}
        return frozenset({*named, (urlsplit(self.public_url).hostname or "").lower()} - {""})


def load(**given: object) -> Settings:
    """The settings, with what the caller was given on the command line on top.

    Raises:
        InvalidRequest: ``setting_invalid`` naming the first setting whose value does not fit.
    """
    try:
        settings = Settings(**{key: value for key, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as exc:
        first = exc.errors()[0]
        name = PREFIX + "_".join(str(part) for part in first["loc"]).upper()
        raise InvalidRequest("setting_invalid", name=name, value=first.get("input")) from exc
    if (
        settings.llm_model and not settings.llm_base_url
    ):  # company texts go where somebody said, nowhere by default
        raise InvalidRequest("setting_invalid", name=PREFIX + "LLM_BASE_URL", value="")
    return settings.model_copy(
        update={
            "data_dir": settings.data_dir.expanduser().absolute(),
            "assets_dir": settings.assets_dir.expanduser().absolute(),
        }
    )


def variable_names() -> list[str]:
    """The environment variables, in the table's order."""
    return [PREFIX + name.upper() for name in Settings.model_fields]


def unknown_variables() -> list[str]:
    """``ZHIZE_`` variables in the environment that no setting reads: usually a typing slip."""
    known = set(variable_names())
    return sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known)


def table() -> str:
    """The documented settings as a Markdown table (README carries it verbatim)."""
    rows = ["| 变量 | 默认值 | 说明 |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        extra = field.json_schema_extra
        shown = extra.get("shown") if isinstance(extra, dict) else field.default
        rows.append(f"| `{PREFIX}{name.upper()}` | `{shown}` | {field.description} |")
    return "\n".join(rows)


if __name__ == "__main__":
    import sys

    sys.stdout.write(table() + "\n")
