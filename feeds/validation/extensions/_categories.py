"""The categories of Apple Podcasts: the present list of 2019, and what left it then."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

__all__ = ["OBSOLETE", "PRESENT"]


def _names(text: str) -> frozenset[str]:
    return frozenset(one.strip() for one in text.split(",") if one.strip())


PRESENT: Final = MappingProxyType(
    {
        "Arts": _names("Books, Design, Fashion & Beauty, Food, Performing Arts, Visual Arts"),
        "Business": _names(
            "Careers, Entrepreneurship, Investing, Management, Marketing, Non-Profit"
        ),
        "Comedy": _names("Comedy Interviews, Improv, Stand-Up"),
        "Education": _names("Courses, How To, Language Learning, Self-Improvement"),
        "Fiction": _names("Comedy Fiction, Drama, Science Fiction"),
        "Government": _names(""),
        "Health & Fitness": _names(
            "Alternative Health, Fitness, Medicine, Mental Health, Nutrition, Sexuality"
        ),
        "History": _names(""),
        "Kids & Family": _names("Education for Kids, Parenting, Pets & Animals, Stories for Kids"),
        "Leisure": _names(
            "Animation & Manga, Automotive, Aviation, Crafts, Games, Hobbies, Home & Garden,"
            "Video Games"
        ),
        "Music": _names("Music Commentary, Music History, Music Interviews"),
        "News": _names(
            "Business News, Daily News, Entertainment News, News Commentary, Politics,"
            "Sports News, Tech News"
        ),
        "Religion & Spirituality": _names(
            "Buddhism, Christianity, Hinduism, Islam, Judaism, Religion, Spirituality"
        ),
        "Science": _names(
            "Astronomy, Chemistry, Earth Sciences, Life Sciences, Mathematics,"
            "Natural Sciences, Nature, Physics, Social Sciences"
        ),
        "Society & Culture": _names(
            "Documentary, Personal Journals, Philosophy, Places & Travel, Relationships"
        ),
        "Sports": _names(
            "Baseball, Basketball, Cricket, Fantasy Sports, Football, Golf, Hockey, Rugby,"
            "Running, Soccer, Swimming, Tennis, Volleyball, Wilderness, Wrestling"
        ),
        "Technology": _names(""),
        "True Crime": _names(""),
        "TV & Film": _names("After Shows, Film History, Film Interviews, Film Reviews, TV Reviews"),
    }
)
OBSOLETE: Final = _names(
    "Games & Hobbies, Government & Organizations, Health, Movies & Television, Science & Medicine,"
    "Sports & Recreation, Audio Blogs, Computers, Consumer Electronics, Family, Food & Drink,"
    "Gadgets, Gaming, International, Local, Non-profits, Podcasting, Public Radio, Talk Radio,"
    "Transportation, Travel, Fashion, Literature, Business News, Management & Marketing, Shopping,"
    "Educational Technology, Higher Education, K-12, K‑12, Training, Language Courses,"
    "Hobbies, Other Games, Video Games, National, Regional, Fitness & Nutrition, Self-Help,"
    "Sexuality, Alternative Health, Other, Kids, History, Philosophy, Gay & Lesbian,"
    "Software How-To, Tech News, Technology,"
    " College & High School, Outdoor, Professional, Amateur, Medicine,"
    "Information Technology, Developers, Wireless, Movies, Arts & Entertainment, Architecture,"
    "Photography, Entertainment, Poetry, Comedy Interviews, Careers, Finance, Marketing,"
    "Politics, Diet & Nutrition, Relationships, Personal Journals, Places & Travel,"
    "Natural Sciences, Social Sciences, News & Politics, Podcasts, Operating Systems, Hardware"
)
