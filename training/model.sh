#!/bin/sh
# training/model.sh DATA RUNS SEED...: for each seed both stages, export, figures and card, into RUNS/seedN. What is done is not done again.
set -eu
data=$1 runs=$2
shift 2
train=.venv-training/bin/python
export PYTHONPATH=src # words are cut by the application's own code
for seed in "$@"; do
    run=$runs/seed$seed
    $train -m training.train grammar --data "$data" --out "$run" --seed "$seed" --resume
    $train -m training.train reading --data "$data" --out "$run" --seed "$seed" --resume
    $train -m training.export --data "$data" --run "$run" --out "$run/model" --seed "$seed"
    .venv/bin/python -m training.evaluate "$run/model" --data "$data" --out "$run/dev.json"
    .venv/bin/python -m training.card "$run/model" "$run/dev.json"
done
