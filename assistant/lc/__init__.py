"""The LangChain door: our search as a retriever, our answer flow as a runnable.

Nothing outside this package names LangChain, and nothing of LangChain appears in a signature above it.
"""
