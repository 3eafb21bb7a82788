"""What can be typed after ``casework``: each file lists its commands in ``COMMANDS``."""
