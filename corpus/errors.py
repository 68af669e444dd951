"""Every error that Zhize raises on purpose, as one tree.

An exception carries a stable ``code`` and the facts; the words a person reads (Chinese and
English, with the next step) stand in ``api/messages.py``, one entry per code.

    ZhizeError
    ├── InputError                   the caller can mend it
    │   ├── UnreadableDocument       document_unreadable · _binary · _encoding · _empty · _too_large · _type
    │   │                            archive_unreadable
    │   ├── InvalidQuestion          question_empty · question_too_long
    │   ├── NotFound                 document_not_found · role_not_found · kb_not_found · file_not_found
    │   │                            job_not_found · version_not_found · inbox_not_found
    │   │                            curated_not_found · duty_not_found
    │   ├── Conflict                 document_name_taken · document_ambiguous · kb_read_only · curated_question_taken
    │   │                            batch_unfinished
    │   └── InvalidRequest           invalid_request · document_name_invalid · export_damaged · eval_rows_invalid
    │                                eval_empty · eval_columns_missing · audit_sheet_unknown
    ├── StateError                   the data directory or the machine needs care
    │   ├── DataDirectoryError       data_dir_unusable
    │   ├── DataDirectoryInUse       data_dir_in_use
    │   ├── StorageFull              storage_full
    │   ├── CatalogueDamaged         catalogue_damaged
    │   ├── SchemaMismatch           catalogue_newer
    │   └── IndexMismatch            index_mismatch
    ├── AssetError                   pinned files
    │   ├── AssetMissing             asset_missing
    │   ├── AssetCorrupt             asset_corrupt
    │   └── AssetUnreachable         asset_unreachable
    └── ServiceError                 a running owner could not be reached or answered oddly
                                     service_unreachable
"""

from __future__ import annotations


class ZhizeError(Exception):
    """Root of the tree.

    Args:
        code: stable identifier; defaults to the class's own.
        **facts: what a message may name (paths, sizes, names), all of them printable.
    """

    code: str = "internal"

    def __init__(self, code: str | None = None, **facts: object) -> None:
        self.code = code or type(self).code
        self.facts = facts
        super().__init__(f"{self.code} {facts}" if facts else self.code)


class InputError(ZhizeError):
    """What the caller sent cannot be used; sending something else helps."""

    code = "invalid_request"


class UnreadableDocument(InputError):
    """The bytes are no text that Zhize can read."""

    code = "document_unreadable"


class InvalidQuestion(InputError):
    """The question is empty or longer than the limit."""

    code = "question_empty"


class NotFound(InputError):
    """An id or a name that nothing bears."""

    code = "document_not_found"


class Conflict(InputError):
    """What was asked for does not fit what is there."""

    code = "document_name_taken"


class InvalidRequest(InputError):
    """A request that does not fit its schema."""

    code = "invalid_request"


class StateError(ZhizeError):
    """The data directory or the machine is in a state that needs care."""

    code = "data_dir_unusable"


class DataDirectoryError(StateError):
    """The data directory cannot be created, read or written."""

    code = "data_dir_unusable"


class DataDirectoryInUse(StateError):
    """Another process owns the data directory; ``facts['url']`` is its address when it serves."""

    code = "data_dir_in_use"


class StorageFull(StateError):
    """The disk is full; nothing of the change was kept."""

    code = "storage_full"


class CatalogueDamaged(StateError):
    """The catalogue's database does not pass its integrity check."""

    code = "catalogue_damaged"


class SchemaMismatch(StateError):
    """The catalogue was written by a newer Zhize."""

    code = "catalogue_newer"


class IndexMismatch(StateError):
    """The index was made by another encoder, dictionary or schema."""

    code = "index_mismatch"


class AssetError(ZhizeError):
    """A pinned file is not there as pinned."""

    code = "asset_missing"


class AssetMissing(AssetError):
    """The asset has not been pulled yet."""

    code = "asset_missing"


class AssetCorrupt(AssetError):
    """A file of the asset does not have its pinned SHA-256."""

    code = "asset_corrupt"


class AssetUnreachable(AssetError):
    """No source of the asset answered with the pinned bytes."""

    code = "asset_unreachable"


class ServiceError(ZhizeError):
    """The process that owns the data directory did not answer as expected."""

    code = "service_unreachable"
