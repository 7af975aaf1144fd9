"""How far the company of the story thinks it is: two assessments that have ended, and one that runs."""

from datetime import datetime, timedelta

from raison.demo.story.records import StoryAssessment

_SPRING = {
    "shared_places": (16.7, 12),
    "outside_writes": (16.7, 6),
    "organisations_heard": (33.3, 3),
    "outward_people": (9.6, 52),
    "active_people": (51.9, 52),
    "writing_people": (28.8, 52),
    "questions_answered": (71.4, 63),
    "questions_wait": (11.5, 45),
    "chartered_places": (41.7, 12),
    "measured_places": (25.0, 12),
}
"""What was measured then, and of how many; too few questions came from outside."""
_AUTUMN = {
    "shared_places": (23.1, 13),
    "outside_writes": (33.3, 9),
    "outside_answered": (60.0, 10),
    "outside_waits": (21.0, 6),
    "organisations_heard": (33.3, 3),
    "outward_people": (24.6, 61),
    "active_people": (83.6, 61),
    "writing_people": (57.4, 61),
    "questions_answered": (86.2, 94),
    "questions_wait": (5.5, 81),
    "chartered_places": (61.5, 13),
    "measured_places": (53.8, 13),
}
_NOW = {
    "shared_places": (23.1, 13),
    "outside_writes": (88.9, 9),
    "outside_answered": (100.0, 34),
    "outside_waits": (0.4, 34),
    "organisations_heard": (100.0, 3),
    "outward_people": (67.2, 61),
    "active_people": (100.0, 61),
    "writing_people": (100.0, 61),
    "questions_answered": (99.5, 193),
    "questions_wait": (0.7, 192),
    "chartered_places": (76.9, 13),
    "measured_places": (92.3, 13),
}
"""What Raison measures in the company of the story."""


def assessments(now: datetime) -> tuple[StoryAssessment, ...]:
    """Oldest first."""
    return (
        StoryAssessment(
            name="Spring, before the pilots",
            at=now - timedelta(days=214),
            closes_at=now - timedelta(days=200),
            by="ingrid",
            leaning={"external": 0.9, "internal": 1.6},
            share=0.6,
            figures=_SPRING,
        ),
        StoryAssessment(
            name="Autumn, after the pilots",
            at=now - timedelta(days=48),
            closes_at=now - timedelta(days=34),
            by="ingrid",
            leaning={"external": 1.5, "internal": 2.7},
            share=0.85,
            figures=_AUTUMN,
            steps={
                "who_says_what": "",
                "leadership_blog": "The management writes in All Halden, where everybody reads it.",
            },
        ),
        StoryAssessment(
            name="Office and sales, in between",
            at=now - timedelta(days=3),
            closes_at=now + timedelta(days=11),
            by="grace",
            leaning={"external": 1.9, "internal": 2.6},
            share=0.4,
            figures=_NOW,
            teams=("digital", "it", "sales", "quotations"),
        ),
    )
