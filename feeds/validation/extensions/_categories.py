"""The categories of Apple Podcasts: the present list of 2019, and what left it then."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

__all__ = ["OBSOLETE", "PRESENT"]


def names(text: str) -> frozenset[str]:
    return frozenset(one.strip() for one in text.split(",") if one.strip())


PRESENT: Final = MappingProxyType(
    {
        "Arts": names("Books, Design, Fashion & Beauty, Food, Performing Arts, Visual Arts"),
        "Business": names(
            "Careers, Entrepreneurship, Investing, Management, Marketing, Non-Profit"
        ),
        "Comedy": names("Comedy Interviews, Improv, Stand-Up"),
        "Education": names("Courses, How To, Language Learning, Self-Improvement"),
        "Fiction": names("Comedy Fiction, Drama, Science Fiction"),
        "Government": names(""),
        "Health & Fitness": names(
            "Alternative Health, Fitness, Medicine, Mental Health, Nutrition, Sexuality"
        ),
        "History": names(""),
        "Kids & Family": names("Education for Kids, Parenting, Pets & Animals, Stories for Kids"),
        "Leisure": names(
            "Animation & Manga, Automotive, Aviation, Crafts, Games, Hobbies, Home & Garden,"
            "Video Games"
        ),
        "Music": names("Music Commentary, Music History, Music Interviews"),
        "News": names(
            "Business News, Daily News, Entertainment News, News Commentary, Politics,"
            "Sports News, Tech News"
        ),
        "Religion & Spirituality": names(
            "Buddhism, Christianity, Hinduism, Islam, Judaism, Religion, Spirituality"
        ),
        "Science": names(
            "Astronomy, Chemistry, Earth Sciences, Life Sciences, Mathematics,"
            "Natural Sciences, Nature, Physics, Social Sciences"
        ),
        "Society & Culture": names(
            "Documentary, Personal Journals, Philosophy, Places & Travel, Relationships"
        ),
        "Sports": names(
            "Baseball, Basketball, Cricket, Fantasy Sports, Football, Golf, Hockey, Rugby,"
            "Running, Soccer, Swimming, Tennis, Volleyball, Wilderness, Wrestling"
        ),
        "Technology": names(""),
        "True Crime": names(""),
        "TV & Film": names("After Shows, Film History, Film Interviews, Film Reviews, TV Reviews"),
    }
)
OBSOLETE: Final = names(
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
