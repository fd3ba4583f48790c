"""What is imported, and what is shipped."""
