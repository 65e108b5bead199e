"""What is credited, by what pages and manifests hold."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from coursekit.building.credits.data import Credits
from coursekit.building.credits.gather import gather
from coursekit.building.credits.layout import page
from coursekit.building.credits.markdown import render
from coursekit.model.course import Course
from coursekit.model.settings import Links, Settings
from coursekit.model.source import Media, MediaKind, Part, ShownPart, ShownSource
from coursekit.model.text import Span
from coursekit.reading.course import read_course
from coursekit.reading.tree import DictTree
from tests.support.edits import edited, with_cakes
from tests.support.patching import Files, minimal_course

NOWHERE = Span(0, 0)
LOAF, DOUGH = "bread/first-loaf", "bread/flour-and-water"
OWN = "title: Home Baking\nown_assets:\n  - glob: tracks/*/*/figures/*.svg\n    author: Ruth Oven"


def course(files: Files | None = None, settings: Settings = Settings()) -> Course:  # noqa: B008
    return read_course(DictTree(files or minimal_course()), settings, None)


def own_figures() -> Course:
    path = "tracks/course.yaml"
    return course(edited(minimal_course(), path, "title: Home Baking", OWN))


def shown(own: bool = False, **parts: str | tuple[str, str]) -> ShownSource:
    """A credit of these parts; a pair is a text with the address that it leads to."""
    found = []
    for name, value in parts.items():
        text, *urls = (value,) if isinstance(value, str) else value
        found.append(ShownPart(Part[name.upper()], text, NOWHERE, tuple(urls)))
    return ShownSource(NOWHERE, tuple(found), own)


def media(target: str, *credits_: ShownSource, kind: MediaKind = MediaKind.IMAGE) -> Media:
    return Media(kind=kind, target=target, span=NOWHERE, credits=credits_)


def with_page(course: Course, lesson: str, kind: str, **facts: object) -> Course:
    """The course with other facts of one page."""
    found = course.lessons[lesson]
    page = dataclasses.replace(found.pages[kind], **facts)  # type: ignore[arg-type]
    changed = dataclasses.replace(found, pages={**found.pages, kind: page})
    return dataclasses.replace(course, lessons={**course.lessons, lesson: changed})


def with_media(course: Course, lesson: str, *shown: Media) -> Course:
    return with_page(course, lesson, "lesson", media=shown)


def text(credits_: Credits) -> str:
    return render(credits_)


PHOTO = shown(
    title=("Wheat in June", "https://www.loc.gov/wheat"),
    creators="Fay Field",
    license=("CC BY 2.0", "https://creativecommons.org/licenses/by/2.0/"),
)


def test_what_captions_credit_stands_apart_with_its_places() -> None:
    found = with_media(
        course(),
        LOAF,
        media("figures/wheat.jpg", PHOTO),
        media("figures/ear%20s.jpg?raw=1", PHOTO),
        media("https://www.loc.gov/wheat.mp4", PHOTO, kind=MediaKind.VIDEO),
    )
    assert text(gather(found)).endswith(
        "## Images and recordings of others\n\n"
        "### Track 1: Bread at home\n\n"
        "- [*Wheat in June*](https://www.loc.gov/wheat) by Fay Field\n"
        "  - License: [CC BY 2.0](https://creativecommons.org/licenses/by/2.0/)\n"
        "  - Credited for 2 images and 1 video in lesson 3, "
        "[The first loaf](tracks/bread/first-loaf/lesson.md): "
        "`tracks/bread/first-loaf/figures/wheat.jpg`, "
        "`tracks/bread/first-loaf/figures/ear s.jpg`, `https://www.loc.gov/wheat.mp4`\n"
    )


def test_a_caption_joins_the_source_that_a_page_shows() -> None:
    block = with_page(course(), DOUGH, "references", shown_sources=(PHOTO,))
    (work,) = gather(with_media(block, LOAF, media("a.jpg", PHOTO))).works
    assert [usage.lesson.id for usage in work.usages] == [DOUGH]
    assert [one.lesson.id for one in work.shown] == [LOAF]
    assert [lesson.id for lesson in work.lessons] == [DOUGH, LOAF]


def test_what_a_page_shows_without_a_record_is_credited_as_it_is_shown() -> None:
    block = shown(
        title="Gluten",
        creators="Ada Miller",
        url=("the page", "https://www.loc.gov/gluten"),
        event="Bread Days",
        date="in May 2025",
        license="by permission",
    )
    found = with_page(course(), DOUGH, "references", shown_sources=(block,))
    assert (
        "- [*Gluten*](https://www.loc.gov/gluten) by Ada Miller (Bread Days, in May 2025)\n"
        "  - License: by permission\n"
        "  - Used in lesson 1, "
    ) in text(gather(found))
    dated = shown(title="Gluten", date="6 May 2025", license=("terms", "https://www.loc.gov/t"))
    (work,) = gather(with_page(course(), DOUGH, "references", shown_sources=(dated,))).works
    assert work.date == dt.date(2025, 5, 6)
    assert work.terms
    assert work.terms.url == "https://www.loc.gov/t"
    assert "License: [terms](https://www.loc.gov/t)" in text(
        gather(with_page(course(), DOUGH, "references", shown_sources=(dated,)))
    )


def test_an_untitled_photo_is_credited_too() -> None:
    photo = shown(creators="Fay Field", license="CC BY 4.0")
    assert "- Untitled work by Fay Field\n" in text(
        gather(with_media(course(), LOAF, media("a.jpg", photo)))
    )


def test_figures_of_our_own_stand_with_their_author() -> None:
    found = with_media(
        with_media(
            own_figures(), DOUGH, media("figures/net.svg"), media("/tracks/a/b/figures/c.svg")
        ),
        LOAF,
        media("figures/oven.svg"),
        media("figures/oven.svg"),
        media("figures/theirs.svg", PHOTO),
        media("figures/ours.svg", shown(own=True, creators="Ruth Oven")),
        media("figures/unknown.jpg"),
        media("data:image/svg+xml,x"),
        media("http://[broken/figures/x.svg"),
    )
    assert (
        "## Images and recordings of our own\n\n"
        "- Ruth Oven\n"
        "  - 2 images in lesson 1, [Flour and water](tracks/bread/flour-and-water/lesson.md)\n"
        "  - 2 images in lesson 3, [The first loaf](tracks/bread/first-loaf/lesson.md)\n"
    ) in text(gather(found))


def test_a_path_from_the_root_begins_where_the_site_does() -> None:
    settings = Settings(links=Links(root="tracks"))
    found = with_media(course(settings=settings), LOAF, media("/bread/a.jpg", PHOTO))
    assert gather(found).works[0].shown[0].target == "tracks/bread/a.jpg"


@pytest.mark.parametrize(
    ("entries", "names"),
    [("nobody", ()), ("[nobody]", ()), ("[{glob: 3, author: A}]", ())],
)
def test_own_assets_that_cannot_be_read_credit_nobody(entries: str, names: tuple[str]) -> None:
    path = "tracks/course.yaml"
    files = edited(minimal_course(), path, "title: Home Baking", f"title: A\nown_assets: {entries}")
    found = with_media(course(files), LOAF, media("figures/oven.svg"))
    assert tuple(own.author for own in gather(found).own) == names


def test_lessons_stand_in_the_order_of_tracks_and_lessons() -> None:
    files = edited(with_cakes(), "tracks/bread/track.yaml", "number: 1", "number: 3")
    brief = files["tracks/bread/proofing/brief.md"]
    files = {**files, "tracks/cakes/cream/brief.md": brief, "tracks/alone/x/brief.md": brief}
    found = gather(course(files))
    assert [(one.id, one.track) for one in found.lessons] == [
        ("cakes/cream", "Track 2: Cakes"),
        ("bread/flour-and-water", "Track 3: Bread at home"),
        ("bread/proofing", "Track 3: Bread at home"),
        ("bread/first-loaf", "Track 3: Bread at home"),
        ("alone/x", "Track alone"),
    ]
    assert found.lessons[0].path == "tracks/cakes/cream/brief.md"


def test_a_work_in_several_tracks_tells_the_other_track() -> None:
    files = {**with_cakes(), "tracks/cakes/sponge/references.md": b"# Sponge\n"}
    both = with_page(course(files), LOAF, "references", shown_sources=(PHOTO,))
    both = with_page(both, "cakes/sponge", "references", shown_sources=(PHOTO,))
    assert (
        "Used in lesson 3, [The first loaf](tracks/bread/first-loaf/lesson.md); "
        "lesson 1 of Track 2, [Sponge](tracks/cakes/sponge/references.md)\n"
    ) in text(gather(both))


def test_the_scope_names_whole_tracks_and_single_lessons() -> None:
    files = {**with_cakes(), "tracks/cakes/sponge/references.md": b"# Sponge\n"}
    found = course(files)
    assert gather(found).scope == ()
    assert gather(found, lambda path: "cakes" in path).scope == ("Track 2: Cakes",)
    assert gather(found, lambda path: "first-loaf" in path).scope == ("lesson 3 of Track 1",)
    assert "covers Track 2: Cakes only." in text(gather(found, lambda path: "cakes" in path))


def test_a_lesson_that_cannot_be_read_is_still_named() -> None:
    path = "tracks/cakes/sponge/lesson.md"
    found = gather(course({**with_cakes(), path: b"\xff"}), lambda one: "cakes" in one)
    assert [lesson.path for lesson in found.lessons] == [path]


def test_a_course_without_manifest_has_a_page_without_notice() -> None:
    settings = Settings(layout=dataclasses.replace(Settings().layout, course=""))
    files = {path: data for path, data in minimal_course().items() if "course.yaml" not in path}
    notice = gather(course(files, settings)).notice
    assert (notice.title, notice.text_terms, notice.contact) == (None, None, None)
    assert "This course is by The bakers of this test.\n" in text(gather(course(files, settings)))
    alone: Files = {"tracks/a/b/lesson.md": b"# Bread\n"}
    assert page(gather(course(alone, settings))).blocks == (("No work of others is on record.",),)


def test_a_course_without_authors_is_named_with_its_license() -> None:
    path = "tracks/course.yaml"
    files: Files = {path: minimal_course()[path], "tracks/a/b/lesson.md": b"# Bread\n"}
    assert "The text and figures of *Home Baking* are licensed under" in text(gather(course(files)))


@pytest.mark.parametrize(
    ("contact", "written"),
    [
        ("https://www.loc.gov/write", "[https://www.loc.gov/write](https://www.loc.gov/write)"),
        ("a@loc.gov", "[a\\@loc.gov](mailto:a@loc.gov)"),
        ("a@loc.gov?bcc=b", "a\\@loc.gov?bcc=b"),
        ("the office", "the office"),
    ],
)
def test_the_contact_is_a_link_where_it_is_an_address(contact: str, written: str) -> None:
    path = "tracks/course.yaml"
    files = edited(minimal_course(), path, "title: Home Baking", f"title: A\ncontact: {contact}")
    assert f"Please write to {written}.\n" in text(gather(course(files)))


def test_a_lesson_without_title_is_linked_by_its_label() -> None:
    files: Files = {"tracks/a/b/references.md": b"# Bread\n"}
    found = with_page(course(files), "a/b", "references", shown_sources=(PHOTO,))
    assert "Used in [lesson a/b](tracks/a/b/references.md)\n" in text(gather(found))


def test_a_block_that_tells_nothing_of_a_work_is_none() -> None:
    blocks = (shown(license="CC BY 4.0"), shown(own=True, title="Dough"))
    assert gather(with_page(course(), LOAF, "references", shown_sources=blocks)).works == ()


def test_a_license_of_the_text_alone_is_told() -> None:
    files = edited(minimal_course(), "tracks/course.yaml", "  code: MIT\n", "")
    assert "/by-sa/4.0/), unless something else is stated.\n" in text(gather(course(files)))


@pytest.mark.parametrize(
    ("license_", "written"),
    [
        ("CC BY 4.0", "[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)"),
        (
            ("Some rights", "https://creativecommons.org/licenses/by/4.0/deed.en"),
            "[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)",
        ),
        (
            "CC BY 4.0 but for the logo",
            "[CC BY 4.0 but for the logo](https://creativecommons.org/licenses/by/4.0/)",
        ),
        (("ask us", "mailto:a@loc.gov"), "ask us"),
    ],
)
def test_terms_that_a_page_shows_keep_their_words(
    license_: str | tuple[str, str], written: str
) -> None:
    block = shown(title="Gluten", license=license_)
    found = with_page(course(), LOAF, "references", shown_sources=(block,))
    assert f"  - License: {written}\n" in text(gather(found))
