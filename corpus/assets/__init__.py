"""Pinned files by name: what they are, where they may come from, and the folder that holds them."""

from corpus.assets.asset import Asset, AssetState, Attempt, PinnedFile, Source, SourceFailed
from corpus.assets.registry import ASSETS, ENCODER, OCCUPATIONS
from corpus.assets.store import AssetStore

__all__ = [
    "ASSETS", "ENCODER", "OCCUPATIONS",
    "Asset", "AssetState", "AssetStore", "Attempt", "PinnedFile", "Source", "SourceFailed",
]  # fmt: skip
