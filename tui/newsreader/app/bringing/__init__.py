"""What bringing articles in needs besides a screen."""
