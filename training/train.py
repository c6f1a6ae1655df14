"""`python -m training.train STAGE`: train one stage of one seed. The same seed gives the same weights on the same machine."""

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training import origins
from training.base import base_folder
from training.corpora import Corpora, load
from training.dropout import seed_thread
from training.epochs import Batches, Material, measured
from training.labels import Labels, labels_of
from training.losses import Batch
from training.network import Network
from training.pieces import WordPieces, vocabulary_of
from training.schedule import rate_share
from training.scores import measure
from training.stages import STAGES, Stage, groups
from training.windows import Window, Windows

CLIP = 2.0
UNTRAINED = ("role_scores", "role_chain")  # parts that stage A leaves as it found them
LOG_EVERY = 50  # steps
HALVES = 2  # of a batch, one thread each: a core that others use then delays a step once, not every operation


class Training:
    """A network being trained through one stage, with what it needs to stop after any epoch and go on."""

    def __init__(self, network: Network, stage: Stage, folder: Path, seed: int) -> None:
        self.network, self.stage, self.folder, self.seed = network, stage, folder, seed
        self.epoch, self.step, self.began = 0, 0, time.monotonic()
        parameters = groups(network)
        self.every = [parameter for group in parameters.values() for parameter in group]
        self.pool = ThreadPoolExecutor(HALVES, initializer=torch.set_num_threads, initargs=(1,))
        settings = [{"params": parameters[group], "lr": rate} for group, rate in stage.rates.items()]
        self.optimiser = torch.optim.AdamW(settings, weight_decay=0.01, betas=(0.9, 0.98), fused=True)

    @property
    def checkpoint(self) -> Path:
        return self.folder / f"{self.stage.name}.pt"

    def save(self) -> None:
        """Keep the state after an epoch; the file is replaced at once or not at all."""
        state = {"network": self.network.state_dict(), "optimiser": self.optimiser.state_dict(), "epoch": self.epoch, "step": self.step}
        torch.save(state, self.checkpoint.with_suffix(".part"))
        self.checkpoint.with_suffix(".part").replace(self.checkpoint)

    def resume(self) -> None:
        """Go on after the last epoch that was kept."""
        state = torch.load(self.checkpoint)
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.epoch, self.step = state["epoch"], state["step"]

    def one_epoch(self, batches: Batches) -> None:
        """Learn from every batch once."""
        self.network.train()
        recent: Counter[str] = Counter()
        words, began = 0, time.monotonic()
        for number, windows in enumerate(batches):
            share = rate_share(self.step, (self.epoch + number / len(batches)) / self.stage.epochs, self.stage.warm_up)
            for group, rate in zip(self.optimiser.param_groups, self.stage.rates.values(), strict=True):
                group["lr"] = rate * share
            for name, loss in self.learn(windows).items():
                recent[name] = 0.95 * recent[name] + 0.05 * loss if name in recent else loss
            self.step += 1
            words += sum(len(w.first) - 1 for w in windows)
            if self.step % LOG_EVERY == 0:
                self.log(words_per_second=round(words / (time.monotonic() - began)), loss={k: round(v, 4) for k, v in recent.items()})
        self.epoch += 1

    def learn(self, windows: list[Window]) -> dict[str, float]:
        """One step on a batch, half of it in each thread; the losses of the first half."""
        halves = [half for half in (windows[0::2], windows[1::2]) if half]
        results = list(self.pool.map(self.gradients, halves, range(len(halves))))
        for number, parameter in enumerate(self.every):
            found = [gradients[number] for _, gradients in results if gradients[number] is not None]
            parameter.grad = torch.stack(found).sum(0).div_(len(halves)) if len(found) > 1 else found[0] / len(halves) if found else None
        torch.nn.utils.clip_grad_norm_(self.every, CLIP)
        self.optimiser.step()
        return results[0][0]

    def gradients(self, windows: list[Window], half: int) -> tuple[dict[str, float], tuple[Tensor | None, ...]]:
        """The losses of some windows and the gradient of their weighted sum."""
        seed_thread((self.seed << 32) + 2 * self.step + half)
        losses = self.stage.losses(self.network, Batch.of(windows))
        total = sum((self.stage.weights[name] * loss for name, loss in losses.items()), torch.zeros(()))
        found = torch.autograd.grad(total, self.every, allow_unused=True)
        return {name: float(loss.detach()) for name, loss in losses.items()}, found

    def log(self, **figures: Any) -> None:
        """Append a line to the stage's log."""
        line = {"stage": self.stage.name, "epoch": self.epoch, "step": self.step, "seconds": round(time.monotonic() - self.began)} | figures
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")


def started(stage: str, labels: Labels, folder: Path) -> Network:
    """The network a stage begins with: the published encoder, or what stage A left."""
    network = Network(labels)
    if stage == "grammar":
        network.encoder.load_base(base_folder() / "model.safetensors")
        return network
    learnt = torch.load(folder / "grammar.pt")["network"]
    network.load_state_dict({name: part for name, part in learnt.items() if not name.startswith(UNTRAINED)}, strict=False)
    network.role_mix.load_state_dict(network.name_mix.state_dict())
    return network


def material(stage: str, corpora: Corpora, options: argparse.Namespace) -> tuple[Material, Material]:
    """What the stage learns from, and what it is measured on."""
    if stage == "grammar":
        return Material(corpora.trees, corpora.names), Material(corpora.dev_trees, corpora.dev_reports)
    from training.readings import reading_material  # noqa: PLC0415 - stage A runs without the annotated sentences

    return reading_material(corpora, options.seed)


def epochs(training: Training, learnt: Material, windows: Windows) -> Iterator[Batches]:
    """The epochs that are still to do."""
    while training.epoch < training.stage.epochs:
        yield learnt.epoch(windows, f"{training.seed} {training.stage.name} {training.epoch}")


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage", choices=STAGES)
    parser.add_argument("--data", type=Path, required=True, help="folder of the open training files")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the log")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, help="other than the stage's own number")
    parser.add_argument("--resume", action="store_true", help="go on after the last finished epoch")
    return parser.parse_args()


def main() -> None:
    """Train the stage and keep a checkpoint after each epoch."""
    options = arguments()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    origins.keep(options.out, options.data)
    corpora = load(options.data)
    labels = labels_of(corpora.trees)
    labels.save(options.out / "labels.json")
    windows = Windows(WordPieces(vocabulary_of(base_folder() / "vocab.txt")), labels)
    stage = STAGES[options.stage]
    stage = replace(stage, epochs=options.epochs or stage.epochs)
    learnt, kept = material(options.stage, corpora, options)
    training = Training(started(options.stage, labels, options.out), stage, options.out, options.seed)
    if options.resume and training.checkpoint.exists():
        training.resume()
    dev = measured(windows, kept.trees, kept.names, kept.roles)
    for batches in epochs(training, learnt, windows):
        training.one_epoch(batches)
        training.save()
        last = training.epoch == stage.epochs
        training.log(dev=measure(training.network, dev if last else dev[::3], labels), whole=last)


if __name__ == "__main__":
    main()
