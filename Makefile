# Every verb of the project; `make help` lists them. uv is installed when it is missing.
SHELL := /bin/sh
UV = $$(deploy/ensure-uv)
export UV_COMPILE_BYTECODE = 1
export RASA_TELEMETRY_ENABLED = false
PYTHON_FILES = bot actions tests benchmarks
RASA = GANWEI_REDIS_URL= GANWEI_ACTIONS_URL= PYTHONPATH=. PYTHONWARNINGS=ignore LOG_LEVEL=WARNING TF_CPP_MIN_LOG_LEVEL=3 \
  .venv-rasa/bin/python -m rasa

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev browser serve train check fmt validate test-rasa test-stories test-unit test-live test evaluate thresholds bench-telegram bench-research pictures clean

help: ## list the verbs
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

setup: ## install both environments from uv.lock (the second start reuses them)
	@echo "安装依赖（第一次要几分钟，以后几秒）…… installing"
	@$(UV) sync --locked --inexact
	@UV_PROJECT_ENVIRONMENT=.venv-rasa $(UV) sync --locked --inexact --only-group rasa --python 3.10

setup-dev: ## the same with the tools of developers
	@$(UV) sync --locked --group dev
	@UV_PROJECT_ENVIRONMENT=.venv-rasa $(UV) sync --locked --only-group rasa-dev --python 3.10

browser:
	@deploy/ensure-browser

serve: train ## start the chat page; trains first when no model fits the data
	@echo "启动（约十秒）…… starting; Ctrl-C 停止"
	@exec .venv/bin/ganwei serve

train: setup ## train the model that fits the data
	@echo "准备模型（数据没变就沿用，变了就训练，约三分钟）…… preparing the model"
	@.venv/bin/ganwei train

check: setup-dev ## lint and types
	.venv/bin/ruff check $(PYTHON_FILES)
	.venv/bin/ruff format --check $(PYTHON_FILES)
	.venv/bin/mypy

fmt: setup-dev ## format the code
	.venv/bin/ruff check --fix $(PYTHON_FILES)
	.venv/bin/ruff format $(PYTHON_FILES)

validate: setup ## let Rasa check its data
	$(RASA) data validate --data nlu stories --fail-on-warnings

test-stories: train ## let Rasa go through the conversations of tests/conversations/; any wrong turn is an error
	@rm -rf test-artefacts/stories
	$(RASA) test core --model "$$(.venv/bin/ganwei train | tail -1)" --e2e \
	  --stories tests/conversations --fail-on-prediction-errors --no-plot --out test-artefacts/stories

test-rasa: setup-dev ## the tests of bot/understanding/ and bot/evaluation/, in Rasa's environment
	PYTHONWARNINGS=ignore .venv-rasa/bin/python -m pytest -q -c /dev/null --rootdir=. --noconftest -p no:cacheprovider tests/understanding tests/evaluation

test-unit: setup-dev ## the tests of single parts
	.venv/bin/pytest tests/unit

test-live: setup-dev train browser ## the tests of the whole service: integration and browser
	.venv/bin/pytest tests/browser tests/integration

# Two parts at a time, each of them on one core for most of its time. What they need is there by then.
PART = $(MAKE) --no-print-directory --keep-going -o setup -o setup-dev -o train -o browser

test: check train browser ## everything: lint, types, data, training, and all tests
	@.venv/bin/python -m tests.side_by_side units "$(PART) validate test-rasa test-stories test-unit" \
	  live "$(PART) test-live"

# Questions to measure on. The sets named blind are final: look at them rarely, and say when.
SETS ?= dev dev2 dev3 final preface_dev dialogue_dev dialogue_final talk_dev distress_dev

evaluate: train ## write var/evaluation/report.html on the held-out questions in SETS
	@.venv/bin/ganwei evaluate $(SETS)

thresholds: train ## find the thresholds of config.yml on the development sets; save the curves in docs/
	@.venv/bin/ganwei thresholds $(SETS)

bench-telegram: train setup-dev ## measure 200 simulated chats on Telegram beside the page
	@PYTHONPATH=. .venv/bin/python -m benchmarks.telegram

bench-research: setup-dev ## measure a research release of 10^5 to 10^7 synthetic concerns, DuckDB beside Spark (needs Java 17, 10 GB)
	@PYTHONPATH=. .venv/bin/python -m benchmarks.research

pictures: setup-dev train browser ## take the pictures in docs/ anew, as the tests see the pages
	.venv/bin/pytest -q tests/browser/test_page.py tests/browser/test_console_*.py
	@grep -oE 'console-[a-z-]+[.]png' docs/handbook.md | while read -r name; do cp "test-artefacts/$$name" docs/handbook/; done
	@cp test-artefacts/answer.png docs/page.png

clean: ## remove what was installed, trained and stored
	rm -rf .venv .venv-rasa .tools .rasa var test-artefacts
