"""What can be typed after ``casework``."""
