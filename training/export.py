"""`python -m training.export`: a trained network into the files that the application reads: ONNX, int8, with the shorter vocabulary."""

import argparse
import json
import platform
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from training import origins
from training.base import base_folder
from training.corpora import Corpora, load
from training.epochs import measured
from training.evening import even
from training.labels import STYLES, Labels
from training.material.annotated import annotated
from training.network import Network
from training.pieces import WordPieces
from training.scores import measure
from training.shipped import Rows, Shipped
from training.vocabulary import kept
from training.windows import Windows

FORMAT = 1
OPSET = 17
INPUTS = ("pieces", "shapes", "first")
OUTPUTS = ("arc", "label_dependent", "label_head", "tags", "features", "starts", "names", "roles")
FILES = ("model.onnx", "labels.npy", "transitions.npz", "labels.json", "vocabulary.txt")
LARGEST = 6e4  # forbidden transitions are cut to this, well within float32


def trained(checkpoint: Path, labels: Labels) -> Network:
    """The network of a checkpoint, ready to read."""
    network = Network(labels)
    network.load_state_dict(torch.load(checkpoint)["network"])
    return network.eval()


def prune(network: Network, numbers: list[int]) -> None:
    """Keep these rows of the word table, in int8."""
    network.encoder.words = Rows(network.encoder.words.weight.detach()[numbers])


def in_manner(network: Network, corpus: str) -> None:
    """Let the network, which is shipped with the first corpus' manner of marking names, mark them as another corpus does."""
    network.style.weight.data[0] = network.style.weight.data[STYLES.index(corpus)]


def to_onnx(network: Network, file: Path) -> None:
    """Write the network in float32, for windows of any length."""
    pieces = torch.arange(5, 19)[None]
    sample = (pieces, torch.zeros_like(pieces), torch.tensor([[0, 1, 2, 4, 7, 9]]))
    axes = {"pieces": {1: "T"}, "shapes": {1: "T"}, "first": {1: "n"}, **{name: {1: "n"} for name in OUTPUTS}, "arc": {1: "n", 2: "n"}}
    with torch.no_grad():
        torch.onnx.export(
            Shipped(network).eval(),
            sample,
            str(file),
            input_names=INPUTS,
            output_names=OUTPUTS,
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )


def quantise(source: Path, file: Path) -> None:
    """Weights to int8 per channel in a reduced range, which processors without VNNI need and others do not mind."""
    prepared = source.with_suffix(".prepared.onnx")
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    products = {"op_types_to_quantize": ["MatMul"], "per_channel": True, "reduce_range": True}
    quantize_dynamic(str(prepared), str(file), weight_type=QuantType.QInt8, **products)


def largest_difference(network: Network, file: Path, size: int) -> dict[str, float]:
    """How far the file's outputs lie from the network's, on one random window."""
    generator = torch.Generator().manual_seed(1)
    pieces = torch.randint(10, size, (1, 60), generator=generator)
    given = (pieces, torch.zeros_like(pieces), torch.arange(40)[None])
    with torch.no_grad():
        wanted = Shipped(network).eval()(*given)
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    found = session.run(None, dict(zip(INPUTS, (tensor.numpy() for tensor in given), strict=True)))
    return {name: round(float(np.abs(a.numpy() - b).max()), 4) for name, a, b in zip(OUTPUTS, wanted, found, strict=True)}


def write_tables(network: Network, labels: Labels, vocabulary: list[str], folder: Path) -> None:
    """The files beside the network: label tensor, chains, label lists and vocabulary."""
    np.save(folder / "labels.npy", network.label_tensor.detach().numpy().astype(np.float16))
    chains = {"names": network.name_chain, "roles": network.role_chain}
    matrices = {name: chain.matrix().detach().numpy().clip(-LARGEST, LARGEST) for name, chain in chains.items()}
    np.savez(folder / "transitions.npz", **matrices)
    features = ["" if feature == "_" else feature for feature in labels.features]
    lists = {"tags": labels.tags, "features": features, "relations": labels.relations, "names": labels.names, "roles": labels.roles}
    (folder / "labels.json").write_text(json.dumps({"format": FORMAT, **lists}, indent=1) + "\n", "utf-8")
    (folder / "vocabulary.txt").write_text("".join(f"{piece}\n" for piece in vocabulary), "utf-8")


def write_manifest(folder: Path, seed: int, made_from: dict[str, str]) -> None:
    """What the model was made from, and the sha256 of every file."""
    packages = ("torch", "onnx", "onnxruntime", "spacy")
    manifest = {
        "format": FORMAT,
        "seed": seed,
        "versions": {"python": platform.python_version(), **{name: version(name) for name in packages}},
        "data": made_from,
        "files": {name: sha256((folder / name).read_bytes()).hexdigest() for name in FILES},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")


def dev_scores(network: Network, labels: Labels, vocabulary: list[str], corpora: Corpora) -> dict[str, Any]:
    """The scores on gold words of the dev treebanks and the held-out reports, with a vocabulary."""
    windows = Windows(WordPieces(vocabulary), labels)
    figures = measure(network, measured(windows, corpora.dev_trees, corpora.dev_reports, []), labels)
    network.eval()
    return figures


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the open training files")
    parser.add_argument("--run", type=Path, required=True, help="folder of the training run, with its last checkpoint")
    parser.add_argument("--out", type=Path, required=True, help="the model folder to write")
    parser.add_argument("--seed", type=int, default=1, help="seed of the run, for the manifest")
    parser.add_argument("--checkpoint", default="reading.pt")
    parser.add_argument("--manner", choices=STYLES, default=STYLES[0], help="the corpus whose manner of marking names is read in")
    parser.add_argument(
        "--measure", action="store_true", help="also score the network on dev with the whole and with the shorter vocabulary"
    )
    return parser.parse_args()


def main() -> None:
    """Even out, prune, export, quantise and describe."""
    options = arguments()
    options.out.mkdir(parents=True, exist_ok=True)
    labels = Labels.load(options.run / "labels.json")
    network = trained(options.run / options.checkpoint, labels)
    vocabulary = (base_folder() / "vocab.txt").read_text("utf-8").splitlines()
    corpora = load(options.data)
    even(network, Windows(WordPieces(vocabulary), labels), corpora.trees)
    learnt = [*corpora.trees, *corpora.names, *annotated(options.seed)[0]]
    numbers = kept(vocabulary, WordPieces(vocabulary), (word for sentence in learnt for word in sentence.words))
    shorter = [vocabulary[number] for number in numbers]
    scores = [dev_scores(network, labels, vocabulary, corpora)] if options.measure else []
    prune(network, numbers)
    in_manner(network, options.manner)
    scores += [dev_scores(network, labels, shorter, corpora)] if options.measure else []
    with TemporaryDirectory() as folder:
        to_onnx(network, Path(folder) / "float32.onnx")
        quantise(Path(folder) / "float32.onnx", options.out / "model.onnx")
        differences = {
            name: largest_difference(network, file, len(numbers))
            for name, file in (("float32", Path(folder) / "float32.onnx"), ("int8", options.out / "model.onnx"))
        }
    write_tables(network, labels, shorter, options.out)
    write_manifest(options.out, options.seed, origins.kept(options.run))
    sizes = {name: (options.out / name).stat().st_size for name in FILES}
    print(
        json.dumps(
            {"pieces": len(numbers), "difference": differences, "bytes": sizes, "dev, whole and shorter vocabulary": scores}, indent=1
        )
    )


if __name__ == "__main__":
    main()
