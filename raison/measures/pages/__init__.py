"""The pages of measures: one with its result, and the forms that add, change and read it."""
