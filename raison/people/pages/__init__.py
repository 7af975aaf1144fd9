"""The pages of this slice, one module for each part."""
