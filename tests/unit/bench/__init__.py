"""That what figures are made of is what they are said to be made of."""
