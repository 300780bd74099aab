# make run    sets everything up and opens the desk
# make test   sets everything up and runs every check
# make bench  measures speed and durability and prints them as a table
# make translations  brings the catalogues of leaflets in step with their Finnish texts
# make clean  takes away what the others made; the desk's own data lie elsewhere and stay

PYTHON ?= python3
BIN := .venv/bin
SCREEN := $(or $(DISPLAY),$(WAYLAND_DISPLAY),$(filter Darwin,$(shell uname -s)))

.DELETE_ON_ERROR:
.PHONY: run test types tests bench translations clean

run: .venv/ready-to-run
ifneq ($(SCREEN),)
	$(BIN)/kototori
else
	@echo "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set): playing a desk day offscreen instead."
	QT_QPA_PLATFORM=offscreen $(BIN)/python .ci/desk_day.py --out demo-output
endif

test: .venv/ready-to-test
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(MAKE) --no-print-directory --jobs=2 types tests

types:
	$(BIN)/mypy --strict kototori

tests:
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

bench: .venv/ready-to-test
	QT_QPA_PLATFORM=offscreen $(BIN)/python .ci/bench.py

translations: .venv/ready-to-test
	$(BIN)/python .ci/translations.py

clean:
	rm -rf .venv build dist demo-output tuesday-output .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What Qt needs from the system, and what the checks need besides.
.venv/ready-to-run: pyproject.toml .ci/set-up .ci/system-packages
	.ci/set-up "$(PYTHON)" run
	touch $@

.venv/ready-to-test: pyproject.toml .ci/set-up .ci/system-packages
	.ci/set-up "$(PYTHON)" test
	touch $@ .venv/ready-to-run
