"""What an entity's card says, as rows of text: written without a library, a screen or a width of its own."""
