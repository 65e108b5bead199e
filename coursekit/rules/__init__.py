"""All rules, one file each. The tuple is literal: no scanning, no import-time registration."""

from __future__ import annotations

from coursekit.rules.accessibility import (
    alt_repeats,
    empty_link_text,
    fence_language,
    missing_alt,
    table_header,
    vague_link_text,
)
from coursekit.rules.attribution import source_in_brief
from coursekit.rules.base import Rule
from coursekit.rules.claims import (
    hand_off,
    missing_neighbour,
    missing_practice_part,
    page_not_there,
    section_topic,
    stale_lesson_title,
    stale_phase_title,
    stale_track_title,
    unknown_lesson_number,
    unknown_phase_number,
    unknown_section,
    wrong_count,
    wrong_lesson_number,
    wrong_neighbour,
    wrong_position,
    wrong_track,
)
from coursekit.rules.front_matter import (
    date_order,
    difficulty_in_prose,
    duplicate_key,
    future_date,
    invalid_value,
    missing_front_matter,
    missing_key,
    unclosed_front_matter,
    unknown_key,
)
from coursekit.rules.links import (
    letter_case,
    missing_anchor,
    missing_file,
    outside_repository,
    planned_link,
    undefined_reference,
)
from coursekit.rules.objectives import (
    duplicate_objective,
    objective_count,
    objective_differs,
    unknown_exercise,
    unmeasurable_verb,
    unpracticed_objective,
    vague_verb,
)
from coursekit.rules.placement import (
    duplicate_track_number,
    listed_twice,
    missing_lesson,
    missing_manifest,
    missing_page,
    order_disagrees,
    phase_disagrees,
    planned_with_pages,
    track_disagrees,
    unknown_phase,
    unknown_track,
    unlisted_lesson,
)
from coursekit.rules.prerequisites import (
    later_prerequisite,
    prerequisite_cycle,
    prerequisites_in_prose,
    redundant_prerequisite,
    self_prerequisite,
    unknown_prerequisite,
    unpublished_prerequisite,
)
from coursekit.rules.run import (
    internal_fault,
    invalid_yaml,
    not_utf8,
    nothing_matched,
    too_deep,
    too_large,
    unreadable_file,
)
from coursekit.rules.structure import (
    description_length,
    empty_section,
    heading_jump,
    missing_section,
    section_order,
    title_disagrees,
    top_heading,
    unexpected_file,
)
from coursekit.rules.time import read_time, time_in_prose

RULES: tuple[Rule, ...] = (
    # the run itself
    internal_fault.RULE,
    nothing_matched.RULE,
    unreadable_file.RULE,
    not_utf8.RULE,
    too_large.RULE,
    too_deep.RULE,
    invalid_yaml.RULE,
    # front matter
    missing_front_matter.RULE,
    unclosed_front_matter.RULE,
    duplicate_key.RULE,
    missing_key.RULE,
    unknown_key.RULE,
    invalid_value.RULE,
    date_order.RULE,
    future_date.RULE,
    difficulty_in_prose.RULE,
    # structure
    missing_section.RULE,
    section_order.RULE,
    heading_jump.RULE,
    top_heading.RULE,
    title_disagrees.RULE,
    description_length.RULE,
    unexpected_file.RULE,
    empty_section.RULE,
    # placement
    unknown_track.RULE,
    unknown_phase.RULE,
    track_disagrees.RULE,
    phase_disagrees.RULE,
    order_disagrees.RULE,
    missing_lesson.RULE,
    unlisted_lesson.RULE,
    listed_twice.RULE,
    planned_with_pages.RULE,
    missing_page.RULE,
    missing_manifest.RULE,
    duplicate_track_number.RULE,
    # prerequisites
    unknown_prerequisite.RULE,
    self_prerequisite.RULE,
    prerequisite_cycle.RULE,
    later_prerequisite.RULE,
    unpublished_prerequisite.RULE,
    redundant_prerequisite.RULE,
    prerequisites_in_prose.RULE,
    # objectives
    objective_count.RULE,
    unmeasurable_verb.RULE,
    vague_verb.RULE,
    duplicate_objective.RULE,
    objective_differs.RULE,
    unpracticed_objective.RULE,
    unknown_exercise.RULE,
    # time
    read_time.RULE,
    time_in_prose.RULE,
    # attribution
    source_in_brief.RULE,
    # links
    missing_file.RULE,
    missing_anchor.RULE,
    letter_case.RULE,
    undefined_reference.RULE,
    planned_link.RULE,
    outside_repository.RULE,
    # claims between lessons
    stale_lesson_title.RULE,
    stale_phase_title.RULE,
    stale_track_title.RULE,
    wrong_lesson_number.RULE,
    unknown_lesson_number.RULE,
    unknown_phase_number.RULE,
    wrong_track.RULE,
    wrong_position.RULE,
    wrong_neighbour.RULE,
    missing_neighbour.RULE,
    hand_off.RULE,
    unknown_section.RULE,
    section_topic.RULE,
    wrong_count.RULE,
    page_not_there.RULE,
    missing_practice_part.RULE,
    # accessibility
    missing_alt.RULE,
    empty_link_text.RULE,
    vague_link_text.RULE,
    table_header.RULE,
    fence_language.RULE,
    alt_repeats.RULE,
)
"""Every rule, in the order of the families and codes."""
