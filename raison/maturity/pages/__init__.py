"""The pages of maturity: assessments, answers, results and plans, what the product adapts, the model, panels."""
