"""Rules across fields and files. Each rule is a small generator; `run.CHECKS` lists them all."""
