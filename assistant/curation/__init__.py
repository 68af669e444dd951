"""What people say of answers, and what they answer themselves: thumbs, unanswered questions, curated answers."""
