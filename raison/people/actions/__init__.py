"""What can be done with people: one module for each part, one function for each thing somebody does."""
