"""The office's figures and lists for programs."""
