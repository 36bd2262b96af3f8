"""The searches that are compared, each in a folder that a browser opens."""
