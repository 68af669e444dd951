"""Questions in, complete and cited answers out. Knows no HTTP, no environment, no printing."""
