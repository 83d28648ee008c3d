.PHONY: demo test bench fmt

demo:
	server/run demo

test:
	end2end/run

bench:
	cargo run --release --locked -p bench -- all

fmt:
	cargo fmt --all
