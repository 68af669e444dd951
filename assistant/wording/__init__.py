"""A language model may word the evidence, and nothing else: prompts, the check of every sentence, the way back."""
