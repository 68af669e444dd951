"""One file a revision, named ``NNNN_what.py``; the number is the revision id and the order."""
