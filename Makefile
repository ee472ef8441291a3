# Everything that is built, tested or measured has a target here.
.PHONY: help build check test lint fuzz chaos bench screenshots

STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2

help: ## show what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## build the program into ./bin/barid
	CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o bin/barid ./cmd/barid

check: lint test fuzz ## all that CI runs

lint: ## gofmt, vet, staticcheck
	@unformatted=$$(gofmt -l .); test -z "$$unformatted" || { echo "gofmt: $$unformatted"; exit 1; }
	go vet ./...
	go run $(STATICCHECK) ./...

test: ## the tests of the README, with the race detector and in random order
	go test -race -shuffle=on -timeout 50m ./...
	go test -timeout 25m -run '^TestASimulatedYear$$|^TestPeak$$' ./cmd/barid ./internal/bomb

fuzz: ## half a minute of fuzzing, shared by the parsers
	./.ci/fuzz 30

chaos: ## kill the program 50 times while it mails to 5,000, and 50 times at all else it does
	BARID_KILLS=50 go test -count=1 -v -timeout 30m -run '^TestKilled' ./cmd/barid

screenshots: ## take the pictures of the README anew
	./.ci/screenshots

bench: ## benchmarks with their ratios (docs/figures.md)
	go test -run '^$$' -bench . -benchmem ./...
