"""One module per command: `parser(lang)` and `run(options, console) -> exit code`."""
