"""What is true at the desk: plain Python, nothing but the standard library."""
