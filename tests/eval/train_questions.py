"""Trains ``index/data/questions.npz``: with which parameters the pinned encoder reads questions.

    python -m tests.eval.train_questions [--write] [--further]

``--further`` goes on from the stored parameters, for ``FURTHER`` epochs: when pairs were added.

The int8 weights of the asset are turned into floats, and biases, layer norms, the scales of the weights'
columns and a change of low rank to each matrix and to the table of words are trained (see ``index.tuning``), so that a
colloquial question of ``pairs/*.tsv`` comes to lie beside the *stock* vector of its duty: softmax over the duties of all
pairs but those that say the same as the right one (many authors wrote of invoices), AdamW. So that plain questions are
read as well as before, one is made for every other pair from the words of its duty (谁负责增值税发票的开具). A sixth of
the duties is held out with its questions; their ranks are printed, colloquial and plain. Needs torch and the package onnx.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as nn
from numpy.typing import NDArray
from onnx import numpy_helper
from tokenizers import Tokenizer

from corpus.assets import ENCODER, AssetStore
from index.onnx import OnnxEncoder
from tests.eval.pairs import divided, pairs

TARGET = Path("index/data/questions.npz")
EPOCHS, RATE, BATCH, DROPOUT = 6, 4e-3, 64, 0.1
RANK, WORD_RANK, LOW_RANK_RATE, LOW_RANK_DECAY = 48, 32, 1e-3, 0.05
SAME = 0.82  # cosine of two duties from which one is not told apart from the other
SHOWN = 1200  # held-out questions that are looked at after each epoch
TEMPERATURE, SMOOTHING, WARM_UP = 0.04, 0.05, 20
FURTHER, FURTHER_PACE = 2, 0.6  # epochs, and part of the rates, when training goes on from what is stored
LAYERS, HEADS, WIDTH, EPSILON = 4, 8, 512, 1e-12
_PLACES = {
    "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value", "o": "attention.output.dense",
    "i": "intermediate.dense", "f": "output.dense",
}  # fmt: skip
PLAIN = 0.5  # plain questions for each colloquial one
_FRAMES = (
    "谁负责{}", "{}归谁管", "{}由哪个岗位负责", "哪些职责和{}有关", "{}多久做一次", "{}", "谁来{}", "{}找谁", "{}的要求是什么", "文里怎么说{}",
)  # fmt: skip
_CLAUSES = re.compile(r"[，,；;、。]|并且|并|以及|及时")
_NORMS = {"a": "attention.output.LayerNorm", "z": "output.LayerNorm"}


class Weights:
    """The initializers of the pinned file, and which of them belong to which matrix product."""

    def __init__(self, folder: Path) -> None:
        file = folder / ENCODER.files[0].path
        graph = onnx.load(str(file)).graph
        self.held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
        whole = file.read_bytes()
        self.offsets = {
            one.name.removesuffix("_quantized"): whole.index(one.raw_data)
            for one in graph.initializer
            if one.name.endswith("_quantized") and one.raw_data
        }
        self._product = {
            node.name: name.removesuffix("_quantized")
            for node in graph.node
            if node.op_type == "MatMulInteger"
            for name in node.input
            if name.endswith("_quantized") and name in self.held
        }

    def matrix(self, layer: int, place: str) -> str:
        """The name, without its ending, of the matrix at a place of a layer."""
        start = f"/encoder/layer.{layer}/{place.replace('.', '/')}/"
        return next(matrix for node, matrix in self._product.items() if node.startswith(start))

    def whole(self, name: str) -> NDArray[np.float32]:
        """A quantised array without its zero point, before scaling."""
        return self.held[f"{name}_quantized"].astype(np.float32) - self.held[f"{name}_zero_point"].astype(
            np.float32
        )


class Table(torch.nn.Module):
    """The change of the table of words, by row: what a character means when it is spoken."""

    NAME = "embeddings.word_embeddings.weight"

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        pinned = weights.whole(self.NAME) * weights.held[f"{self.NAME}_scale"]
        self.down = torch.nn.Parameter(torch.zeros(len(pinned), WORD_RANK))
        self.up = torch.nn.Parameter(torch.randn(WORD_RANK, WIDTH) * float(pinned.std()))
        self._scale, self._offset = weights.held[f"{self.NAME}_scale"], weights.offsets[self.NAME]

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        return self.down[ids] @ self.up

    def load(self, held: Mapping[str, NDArray[np.generic]]) -> None:
        """Go on from what is stored."""
        down, up = parts_of(held, self.NAME)
        self.down.data[torch.tensor(held[f"rows/{self.NAME}"].astype(np.int64))] = down
        self.up.data = up

    def stored(self) -> dict[str, NDArray[np.generic]]:
        down = self.down.detach().numpy()
        rows = np.flatnonzero(np.abs(down).max(axis=1) > _UNTRAINED)
        return {
            **low_rank(self.NAME, down[rows], self.up.detach().numpy(), self._scale, self._offset),
            f"rows/{self.NAME}": rows.astype(np.int32),
        }


_UNTRAINED = 1e-4  # rows of words that no question has


def parts_of(held: Mapping[str, NDArray[np.generic]], name: str) -> tuple[torch.Tensor, torch.Tensor]:
    """A stored change as floats; each component's step goes to both of its parts alike."""
    root = np.sqrt(held[f"step/{name}"])
    down, up = held[f"down/{name}"] * root, held[f"up/{name}"] * root[:, None]
    return torch.tensor(down, dtype=torch.float32), torch.tensor(up, dtype=torch.float32)


def low_rank(
    name: str, down: NDArray[np.float32], up: NDArray[np.float32], scale: NDArray[np.generic], offset: int
) -> dict[str, NDArray[np.generic]]:
    """A change as ``index.tuning.read`` takes it: int8 parts, and the step of each of its components."""
    ends = np.abs(down).max(axis=0), np.abs(up).max(axis=1)
    steps = [np.maximum(end, 1e-12) / 127 for end in ends]
    return {
        f"down/{name}": np.rint(down / steps[0]).astype(np.int8),
        f"up/{name}": np.rint(up / steps[1][:, None]).astype(np.int8),
        f"step/{name}": (steps[0] * steps[1]).astype(np.float32),
        f"scale/{name}": scale,
        f"offset/{name}": np.array(offset),
    }


class QuestionReader(torch.nn.Module):
    """The pinned encoder as floats. ``p`` holds what is trained; a scale as its relative change."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self.p = torch.nn.ParameterDict()
        self.down, self.up = torch.nn.ParameterDict(), torch.nn.ParameterDict()
        self.names: dict[str, str] = {}
        self._offsets: dict[str, int] = {}
        self._scales: dict[str, torch.Tensor] = {}
        self._matrices: dict[str, torch.Tensor] = {}
        self._embeddings = {
            kind: torch.tensor(weights.whole(name) * weights.held[f"{name}_scale"])
            for kind in ("word", "token_type", "position")
            for name in (f"embeddings.{kind}_embeddings.weight",)
        }
        self._word = Table(weights)
        self._norm(weights, "e", "embeddings.LayerNorm")
        for layer in range(LAYERS):
            for key, place in _PLACES.items():
                name = weights.matrix(layer, place)
                self._matrices[f"{layer}{key}"] = torch.tensor(weights.whole(name))
                self._scales[f"{layer}{key}"] = torch.tensor(weights.held[f"{name}_scale"])
                self._offsets[f"{layer}{key}"] = weights.offsets[name]
                inputs, outputs = self._matrices[f"{layer}{key}"].shape
                self.down[f"{layer}{key}"] = torch.nn.Parameter(torch.randn(inputs, RANK) / inputs**0.5)
                self.up[f"{layer}{key}"] = torch.nn.Parameter(torch.zeros(RANK, outputs))
                self._add(
                    f"{layer}{key}_scale", f"{name}_scale", np.zeros_like(weights.held[f"{name}_scale"])
                )
                bias = f"encoder.layer.{layer}.{place}.bias"
                self._add(f"{layer}{key}_bias", bias, weights.held[bias])
            for key, place in _NORMS.items():
                self._norm(weights, f"{layer}{key}", f"encoder.layer.{layer}.{place}")

    def _add(self, key: str, name: str, values: NDArray[np.float32]) -> None:
        self.p[key] = torch.nn.Parameter(torch.tensor(np.array(values)))
        self.names[key] = name

    def _norm(self, weights: Weights, key: str, name: str) -> None:
        for part in ("weight", "bias"):
            self._add(f"{key}_{part}", f"{name}.{part}", weights.held[f"{name}.{part}"])

    def load(self, held: Mapping[str, NDArray[np.generic]]) -> None:
        """Go on from what is stored."""
        for key, name in self.names.items():
            value = torch.tensor(held[name].astype(np.float32))
            if key.endswith("_scale"):
                value = value / self._scales[key.removesuffix("_scale")] - 1
            self.p[key].data = value
        for key in self.down:
            matrix = self.names[f"{key}_scale"].removesuffix("_scale")
            self.down[key].data, self.up[key].data = parts_of(held, matrix)
        self._word.load(held)

    def parameters_by_name(self) -> dict[str, NDArray[np.generic]]:
        """What is trained, by the names of the pinned file, scales whole again; see ``index.tuning.read``."""
        found: dict[str, NDArray[np.generic]] = {}
        for key, name in self.names.items():
            value = self.p[key].detach()
            if key.endswith("_scale"):
                value = self._scales[key.removesuffix("_scale")] * (1 + value)
            found[name] = value.numpy().astype(np.float16 if not key.endswith("_scale") else np.float32)
        for key in self.down:
            matrix = self.names[f"{key}_scale"].removesuffix("_scale")
            down, up = self.down[key].detach().numpy(), self.up[key].detach().numpy()
            found |= low_rank(matrix, down, up, self._scales[key].numpy(), self._offsets[key])
        return found | self._word.stored()

    def _product(self, x: torch.Tensor, key: str) -> torch.Tensor:
        scale = self._scales[key] * (1 + self.p[f"{key}_scale"])
        # The scale after the product: its gradient then needs no second product of that size.
        return x @ self._matrices[key] * scale + x @ self.down[key] @ self.up[key] + self.p[f"{key}_bias"]

    def _normed(self, x: torch.Tensor, key: str) -> torch.Tensor:
        return nn.layer_norm(x, (WIDTH,), self.p[f"{key}_weight"], self.p[f"{key}_bias"], EPSILON)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Token ids and mask, each (texts, tokens) → vectors (texts, 512), norm 1."""
        texts, tokens = ids.shape
        x = self._embeddings["word"][ids] + self._word(ids) + self._embeddings["token_type"][0]
        x = nn.dropout(self._normed(x + self._embeddings["position"][:tokens], "e"), DROPOUT, self.training)
        hidden = (1 - mask[:, None, None, :]) * -1e4
        for n in range(LAYERS):
            q, k, v = (
                self._product(x, f"{n}{c}").view(texts, tokens, HEADS, -1).transpose(1, 2) for c in "qkv"
            )
            attention = torch.softmax(q @ k.transpose(2, 3) / (WIDTH // HEADS) ** 0.5 + hidden, -1)
            seen = (nn.dropout(attention, DROPOUT, self.training) @ v).transpose(1, 2)
            y = self._product(seen.reshape(texts, tokens, WIDTH), f"{n}o")
            x = self._normed(x + nn.dropout(y, DROPOUT, self.training), f"{n}a")
            y = self._product(nn.gelu(self._product(x, f"{n}i")), f"{n}f")
            x = self._normed(x + nn.dropout(y, DROPOUT, self.training), f"{n}z")
        return nn.normalize(x[:, 0], dim=1)


def plain(duty: str, draw: random.Random) -> str:
    """A question in the duty's own words: one of its clauses, cut short, in one of the frames."""
    clause = draw.choice([one for one in _CLAUSES.split(duty) if len(one) >= 3] or [duty])
    size = draw.randint(4, 12)
    start = draw.randint(0, max(0, len(clause) - size)) if draw.random() < 0.5 else 0
    return draw.choice(_FRAMES).format(clause[start : start + size].removeprefix("负责"))


def main() -> None:
    """Train, print the held-out ranks, and with ``--write`` store the parameters."""
    torch.manual_seed(0)
    torch.set_num_threads(1)
    draw = random.Random(0)
    folder = AssetStore(Path.home() / ".cache/zhize/assets").pull(ENCODER)
    tokenizer = Tokenizer.from_file(str(folder / ENCODER.files[1].path))
    tokenizer.enable_truncation(64)
    tokenizer.enable_padding(pad_id=0)
    rows = pairs()
    duties, held = divided()
    place = {duty: n for n, duty in enumerate(duties)}
    vectors = torch.tensor(np.array(list(OnnxEncoder(folder, workers=2).encode_texts(duties))))
    same = (vectors @ vectors.T > SAME).fill_diagonal_(False)
    train = [(question, place[duty] - held) for question, duty in rows if place[duty] >= held]
    test = [(question, place[duty]) for question, duty in rows if place[duty] < held]
    plainly = [(plain(duties[p], draw), p) for _, p in test]
    reader = QuestionReader(Weights(folder))
    epochs, pace = EPOCHS, 1.0
    if "--further" in sys.argv:
        reader.load(np.load(TARGET))
        epochs, pace = FURTHER, FURTHER_PACE

    def read(texts: Sequence[str]) -> torch.Tensor:
        rows = tokenizer.encode_batch(list(texts))
        ids = torch.tensor([row.ids for row in rows])
        return reader(ids, torch.tensor([row.attention_mask for row in rows], dtype=torch.float32))

    def ranks() -> str:
        return f"colloquial {_ranks(test[:SHOWN])}, plain {_ranks(plainly[:SHOWN])}"

    def _ranks(asked: list[tuple[str, int]]) -> str:
        reader.eval()
        with torch.no_grad():
            parts = [read([q for q, _ in asked[n : n + BATCH]]) for n in range(0, len(asked), BATCH)]
        near = (torch.cat(parts) @ vectors.T).masked_fill_(same[[p for _, p in asked]], -1.0)
        rank = (near > near.gather(1, torch.tensor([[p] for _, p in asked]))).sum(1)
        found = " ".join(f"@{k} {(rank < k).float().mean():.3f}" for k in (1, 5, 20))
        return f"{found} mrr {(1 / (rank + 1)).mean():.3f}"

    print(f"{len(train)} pairs, held out {len(test)}: {ranks()}")
    changes = [*reader.down.parameters(), *reader.up.parameters(), *reader._word.parameters()]
    optimiser = torch.optim.AdamW(
        [
            {"params": list(reader.p.parameters()), "lr": RATE * pace, "weight_decay": 0.0},
            {"params": changes, "lr": LOW_RANK_RATE * pace, "weight_decay": LOW_RANK_DECAY},
        ]
    )
    steps = int(epochs * len(train) * (1 + PLAIN)) // BATCH
    plan = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / WARM_UP) * max(0.05, 1 - step / steps)
    )
    for epoch in range(epochs):
        reader.train()
        total = 0.0
        more = [(plain(duties[p + held], draw), p) for _, p in draw.sample(train, int(PLAIN * len(train)))]
        for batch in batches([*train, *more], draw):
            wanted = torch.tensor([p for _, p in batch])
            cosines = read([q for q, _ in batch]) @ vectors[held:].T
            logits = cosines.masked_fill(same[wanted + held][:, held:], -1.0) / TEMPERATURE
            loss = nn.cross_entropy(logits, wanted, label_smoothing=SMOOTHING)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            plan.step()
            total += loss.item() * len(batch) / len(train) / (1 + PLAIN)
        print(f"epoch {epoch + 1}: loss {total:.3f}, held out {ranks()}", flush=True)
        if "--write" not in sys.argv:
            continue
        np.savez_compressed(TARGET, allow_pickle=False, **reader.parameters_by_name())


def batches(train: list[tuple[str, int]], draw: random.Random) -> list[list[tuple[str, int]]]:
    """Batches of about equally long questions, in random order."""
    draw.shuffle(train)
    chunks = (
        sorted(train[n : n + 8 * BATCH], key=lambda row: len(row[0])) for n in range(0, len(train), 8 * BATCH)
    )
    found = [chunk[n : n + BATCH] for chunk in chunks for n in range(0, len(chunk), BATCH)]
    draw.shuffle(found)
    return found


if __name__ == "__main__":
    main()
