"""What following feeds needs besides a screen."""
