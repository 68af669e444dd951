"""The doors: HTTP, command line and page. The only layer that reads the environment, prints or speaks HTTP."""

__version__ = "0.1.0"
