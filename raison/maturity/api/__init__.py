"""Maturity for programs: assessments and answers, results and plans, adaptations and the model."""
