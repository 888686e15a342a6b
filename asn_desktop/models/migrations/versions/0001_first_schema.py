"""The schema of the first release, written by ``tools/make_baseline.py``."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TEXT = sa.Text()
CODE = sa.Text().with_variant(sa.String(), "postgresql")
INTEGER = sa.Integer()
BYTES = sa.LargeBinary()
ID = sa.LargeBinary(16).with_variant(postgresql.UUID(), "postgresql")
FLAG = sa.Integer().with_variant(sa.Boolean(), "postgresql")
DAY = sa.Text().with_variant(sa.Date(), "postgresql")
MOMENT = sa.Text().with_variant(sa.DateTime(timezone=True), "postgresql")
WALL = sa.Text().with_variant(sa.DateTime(), "postgresql")
EXACT = sa.Text().with_variant(sa.Numeric(), "postgresql")


def link(name: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    """A foreign key that is checked at commit."""
    return sa.ForeignKeyConstraint(
        [column], [target], name=name, deferrable=True, initially="DEFERRED"
    )


def upgrade() -> None:
    """Make every table and index."""
    op.create_table(
        "attachment",
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("media_type", TEXT, nullable=False),
        sa.Column("content", BYTES, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_attachment"),
        sqlite_strict=True,
    )
    op.create_table(
        "bundle_content",
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("content", BYTES, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_bundle_content"),
        sqlite_strict=True,
    )
    op.create_table(
        "column_map",
        sa.Column("fingerprint", TEXT, nullable=False),
        sa.Column("columns", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_column_map"),
        sa.UniqueConstraint("fingerprint", name="uq_column_map_fingerprint"),
        sqlite_strict=True,
    )
    op.create_table(
        "draft",
        sa.Column("row_id", ID, nullable=False),
        sa.Column("field", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("row_id", "field", name="pk_draft"),
        sqlite_strict=True,
    )
    op.create_table(
        "held_revision",
        sa.Column("hash", TEXT, nullable=False),
        sa.Column("parcel_id", ID, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("place_id", ID),
        sa.Column("bundle", TEXT, nullable=False),
        sa.Column("why", CODE, nullable=False),
        sa.Column("finding", TEXT, nullable=False),
        sa.Column("content", BYTES, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("needs", TEXT, nullable=False),
        sa.Column("ancestors", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_held_revision"),
        sqlite_strict=True,
    )
    op.create_index("ix_held_revision_parcel_id", "held_revision", ["parcel_id"])
    op.create_index("ix_held_revision_place_id", "held_revision", ["place_id"])
    op.create_table(
        "holiday_day",
        sa.Column("day", DAY, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_holiday_day"),
        sa.UniqueConstraint("day", name="uq_holiday_day_day"),
        sqlite_strict=True,
    )
    op.create_table(
        "holiday_table",
        sa.Column("year", INTEGER, nullable=False),
        sa.Column("source", TEXT, nullable=False),
        sa.Column("confirmed", FLAG, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_holiday_table"),
        sa.UniqueConstraint("year", name="uq_holiday_table_year"),
        sqlite_strict=True,
    )
    op.create_table(
        "journal_entry",
        sa.Column("seq", INTEGER, nullable=False, autoincrement=False),
        sa.Column("stream", TEXT, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.Column("on_behalf_of", TEXT),
        sa.Column("act", TEXT, nullable=False),
        sa.Column("undoes", INTEGER),
        sa.Column("previous", BYTES, nullable=False),
        sa.Column("hash", BYTES, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_journal_entry"),
        sa.UniqueConstraint("stream", "seq", name="uq_journal_entry_stream_seq"),
        sqlite_strict=True,
    )
    op.create_table(
        "key_list",
        sa.Column("version", INTEGER, nullable=False, autoincrement=False),
        sa.Column("content", BYTES, nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_key_list"),
        sqlite_strict=True,
    )
    op.create_table(
        "parcel_head",
        sa.Column("parcel_id", ID, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("hash", TEXT, nullable=False),
        sa.Column("standing", CODE, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("agreed", TEXT),
        sa.Column("place_id", ID),
        sa.Column("person_id", ID),
        sa.Column("finding", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("parcel_id", name="pk_parcel_head"),
        sqlite_strict=True,
    )
    op.create_index("ix_parcel_head_person_id", "parcel_head", ["person_id"])
    op.create_index("ix_parcel_head_place_id_kind", "parcel_head", ["place_id", "kind"])
    op.create_index("ix_parcel_head_standing", "parcel_head", ["standing"])
    op.create_table(
        "period",
        sa.Column("year", INTEGER, nullable=False),
        sa.Column("code", TEXT, nullable=False),
        sa.Column("starts", DAY, nullable=False),
        sa.Column("ends", DAY, nullable=False),
        sa.Column("window_starts", DAY, nullable=False),
        sa.Column("window_ends", DAY, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_period"),
        sa.UniqueConstraint("year", "code", name="uq_period_year_code"),
        sqlite_strict=True,
    )
    op.create_table(
        "person",
        sa.Column("name", TEXT, nullable=False),
        sa.Column("kind", CODE),
        sa.Column("birth_date", DAY),
        sa.Column("birth_place", TEXT),
        sa.Column("sex", CODE),
        sa.Column("outside_title", TEXT),
        sa.Column("outside_agency", TEXT),
        sa.Column("note", TEXT),
        sa.Column("id", ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sqlite_strict=True,
    )
    op.create_table(
        "phrase",
        sa.Column("text", TEXT, nullable=False),
        sa.Column("positive", FLAG),
        sa.Column("id", ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_phrase"),
        sa.UniqueConstraint("text", name="uq_phrase_text"),
        sqlite_strict=True,
    )
    op.create_table(
        "place",
        sa.Column("code", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("centre", FLAG, nullable=False),
        sa.Column("enrolled_on", DAY),
        sa.Column("units", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_place"),
        sa.UniqueConstraint("code", name="uq_place_code"),
        sqlite_strict=True,
    )
    op.create_table(
        "position",
        sa.Column("name", TEXT, nullable=False),
        sa.Column("folded", TEXT, nullable=False),
        sa.Column("kind", CODE),
        sa.Column("grade", CODE),
        sa.Column("echelon", TEXT),
        sa.Column("form_family", CODE),
        sa.Column("id", ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_position"),
        sqlite_strict=True,
    )
    op.create_index("ix_position_folded", "position", ["folded"])
    op.create_table(
        "postponed",
        sa.Column("key", TEXT, nullable=False),
        sa.Column("until", DAY, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_postponed"),
        sa.UniqueConstraint("key", name="uq_postponed_key"),
        sqlite_strict=True,
    )
    op.create_table(
        "revision",
        sa.Column("hash", TEXT, nullable=False),
        sa.Column("parcel_id", ID, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("content", BYTES, nullable=False),
        sa.Column("parent", TEXT),
        sa.Column("place_id", ID),
        sa.Column("bundle", TEXT),
        sa.PrimaryKeyConstraint("hash", name="pk_revision"),
        sqlite_strict=True,
    )
    op.create_index("ix_revision_parcel_id", "revision", ["parcel_id"])
    op.create_table(
        "roster_import",
        sa.Column("file", TEXT, nullable=False),
        sa.Column("digest", TEXT, nullable=False),
        sa.Column("created", INTEGER, nullable=False),
        sa.Column("updated", INTEGER, nullable=False),
        sa.Column("unchanged", INTEGER, nullable=False),
        sa.Column("refused", INTEGER, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_roster_import"),
        sqlite_strict=True,
    )
    op.create_table(
        "row_extra",
        sa.Column("row_id", ID, nullable=False),
        sa.Column("table", TEXT, nullable=False),
        sa.Column("columns", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("row_id", "table", name="pk_row_extra"),
        sqlite_strict=True,
    )
    op.create_table(
        "sealed_content",
        sa.Column("fingerprint", TEXT, nullable=False),
        sa.Column("content", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", name="pk_sealed_content"),
        sqlite_strict=True,
    )
    op.create_table(
        "setting",
        sa.Column("name", TEXT, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_setting"),
        sa.UniqueConstraint("name", name="uq_setting_name"),
        sqlite_strict=True,
    )
    op.create_table(
        "survey_service",
        sa.Column("name", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_survey_service"),
        sa.UniqueConstraint("name", name="uq_survey_service_name"),
        sqlite_strict=True,
    )
    op.create_table(
        "taken",
        sa.Column("cause", ID, nullable=False),
        sa.Column("parcel_id", ID, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("after", TEXT, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("before", TEXT),
        sa.Column("standing", CODE),
        sa.Column("agreed", TEXT),
        sa.Column("place_id", ID),
        sa.Column("held", TEXT),
        sa.Column("undone", FLAG, nullable=False),
        sa.PrimaryKeyConstraint("cause", "parcel_id", name="pk_taken"),
        sqlite_strict=True,
    )
    op.create_index("ix_taken_parcel_id", "taken", ["parcel_id"])
    op.create_table(
        "unit",
        sa.Column("name", TEXT, nullable=False),
        sa.Column("folded", TEXT, nullable=False),
        sa.Column("parent_id", ID),
        sa.Column("closed_on", DAY),
        sa.Column("id", ID, nullable=False),
        link("fk_unit_parent_id", "parent_id", "unit.id"),
        sa.PrimaryKeyConstraint("id", name="pk_unit"),
        sqlite_strict=True,
    )
    op.create_index("ix_unit_folded", "unit", ["folded"])
    op.create_table(
        "voice_slip",
        sa.Column("round_id", ID, nullable=False),
        sa.Column("body", BYTES, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_voice_slip"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_voice_slip_round_id", "voice_slip", ["round_id"])
    op.create_table(
        "year",
        sa.Column("year", INTEGER, nullable=False),
        sa.Column("scheme", CODE, nullable=False),
        sa.Column("approach", CODE, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_year"),
        sa.UniqueConstraint("year", name="uq_year_year"),
        sqlite_strict=True,
    )
    op.create_table(
        "absence",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("note", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("since", DAY),
        sa.Column("until", DAY),
        link("fk_absence_person_id", "person_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name="pk_absence"),
        sqlite_strict=True,
    )
    op.create_index("ix_absence_person_id", "absence", ["person_id"])
    op.create_table(
        "achievement",
        sa.Column("unit_id", ID, nullable=False),
        sa.Column("period_id", ID, nullable=False),
        sa.Column("value", CODE, nullable=False),
        sa.Column("source", TEXT, nullable=False),
        sa.Column("on", DAY, nullable=False),
        sa.Column("of_year", INTEGER, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_achievement_period_id", "period_id", "period.id"),
        link("fk_achievement_unit_id", "unit_id", "unit.id"),
        sa.PrimaryKeyConstraint("id", name="pk_achievement"),
        sa.UniqueConstraint("unit_id", "period_id", name="uq_achievement_unit_id_period_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "acting",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("position_id", ID, nullable=False),
        sa.Column("unit_id", ID),
        sa.Column("decree", TEXT),
        sa.Column("id", ID, nullable=False),
        sa.Column("since", DAY),
        sa.Column("until", DAY),
        link("fk_acting_person_id", "person_id", "person.id"),
        link("fk_acting_position_id", "position_id", "position.id"),
        link("fk_acting_unit_id", "unit_id", "unit.id"),
        sa.PrimaryKeyConstraint("id", name="pk_acting"),
        sqlite_strict=True,
    )
    op.create_index("ix_acting_person_id", "acting", ["person_id"])
    op.create_table(
        "approval",
        sa.Column("parcel_id", ID, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("hash", TEXT, nullable=False),
        sa.Column("on", DAY, nullable=False),
        sa.Column("by", TEXT, nullable=False),
        sa.Column("place_id", ID),
        sa.Column("id", ID, nullable=False),
        link("fk_approval_place_id", "place_id", "place.id"),
        sa.PrimaryKeyConstraint("id", name="pk_approval"),
        sqlite_strict=True,
    )
    op.create_index("ix_approval_parcel_id", "approval", ["parcel_id"])
    op.create_table(
        "bundle",
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("direction", CODE, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", TEXT, nullable=False),
        sa.Column("size", INTEGER, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("place_id", ID),
        sa.Column("installation", ID),
        sa.Column("epoch", TEXT, nullable=False),
        sa.Column("number", INTEGER, nullable=False),
        sa.Column("after", INTEGER, nullable=False),
        sa.Column("upto", INTEGER, nullable=False),
        sa.Column("counts", TEXT, nullable=False),
        sa.Column("report", TEXT, nullable=False),
        sa.Column("acknowledged_at", MOMENT),
        sa.Column("id", ID, nullable=False),
        link("fk_bundle_place_id", "place_id", "place.id"),
        sa.PrimaryKeyConstraint("id", name="pk_bundle"),
        sa.UniqueConstraint("sha256", name="uq_bundle_sha256"),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_bundle_installation_epoch_number",
        "bundle",
        ["installation", "epoch", "number"],
    )
    op.create_index("ix_bundle_place_id_number", "bundle", ["place_id", "number"])
    op.create_index("ix_bundle_state", "bundle", ["state"])
    op.create_table(
        "centre_proposal",
        sa.Column("choice", CODE, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("other_id", ID, nullable=False),
        sa.Column("words", TEXT, nullable=False),
        sa.Column("on", DAY, nullable=False),
        sa.Column("moved_on", DAY),
        sa.Column("accepted", FLAG),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("answered_by", TEXT, nullable=False),
        sa.Column("answered_on", DAY),
        sa.Column("id", ID, nullable=False),
        link("fk_centre_proposal_person_id", "person_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name="pk_centre_proposal"),
        sqlite_strict=True,
    )
    op.create_index("ix_centre_proposal_accepted", "centre_proposal", ["accepted"])
    op.create_table(
        "complaint",
        sa.Column("number", TEXT, nullable=False),
        sa.Column("received", WALL, nullable=False),
        sa.Column("responded", WALL),
        sa.Column("completed", WALL),
        sa.Column("channel", TEXT, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("answer", TEXT, nullable=False),
        sa.Column("officer_id", ID),
        sa.Column("unit_id", ID),
        sa.Column("id", ID, nullable=False),
        link("fk_complaint_officer_id", "officer_id", "person.id"),
        link("fk_complaint_unit_id", "unit_id", "unit.id"),
        sa.PrimaryKeyConstraint("id", name="pk_complaint"),
        sa.UniqueConstraint("number", name="uq_complaint_number"),
        sqlite_strict=True,
    )
    op.create_index("ix_complaint_completed", "complaint", ["completed"])
    op.create_index("ix_complaint_officer_id", "complaint", ["officer_id"])
    op.create_index("ix_complaint_received", "complaint", ["received"])
    op.create_table(
        "copied_field",
        sa.Column("document_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("field", TEXT, nullable=False),
        sa.Column("digest", TEXT, nullable=False),
        sa.Column("on", DAY, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_copied_field_person_id", "person_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name="pk_copied_field"),
        sa.UniqueConstraint("document_id", "field", name="uq_copied_field_document_id_field"),
        sqlite_strict=True,
    )
    op.create_table(
        "distribution_reason",
        sa.Column("assessor_id", ID, nullable=False),
        sa.Column("period_id", ID, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_distribution_reason_assessor_id", "assessor_id", "person.id"),
        link("fk_distribution_reason_period_id", "period_id", "period.id"),
        sa.PrimaryKeyConstraint("id", name="pk_distribution_reason"),
        sa.UniqueConstraint("assessor_id", "period_id", name="uq_distribution_reason_assessor_id_period_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "feedback_request",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("period_id", ID, nullable=False),
        sa.Column("giver", CODE, nullable=False),
        sa.Column("asked_on", DAY, nullable=False),
        sa.Column("due_on", DAY, nullable=False),
        sa.Column("giver_id", ID),
        sa.Column("giver_name", TEXT, nullable=False),
        sa.Column("answered_on", DAY),
        sa.Column("declined", FLAG, nullable=False),
        sa.Column("feedback_id", ID),
        sa.Column("id", ID, nullable=False),
        link("fk_feedback_request_giver_id", "giver_id", "person.id"),
        link("fk_feedback_request_period_id", "period_id", "period.id"),
        link("fk_feedback_request_person_id", "person_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name="pk_feedback_request"),
        sqlite_strict=True,
    )
    op.create_index("ix_feedback_request_due_on", "feedback_request", ["due_on"])
    op.create_index(
        "ix_feedback_request_period_id_due_on",
        "feedback_request",
        ["period_id", "due_on"],
    )
    op.create_index(
        "ix_feedback_request_person_id_period_id",
        "feedback_request",
        ["person_id", "period_id"],
    )
    op.create_table(
        "forum",
        sa.Column("on", DAY, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("place", TEXT, nullable=False),
        sa.Column("attendance", INTEGER),
        sa.Column("chair_id", ID),
        sa.Column("notes", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_forum_chair_id", "chair_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name="pk_forum"),
        sqlite_strict=True,
    )
    op.create_table(
        "journal_change",
        sa.Column("entry", INTEGER, nullable=False),
        sa.Column("no", INTEGER, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("row_id", ID, nullable=False),
        sa.Column("field", TEXT, nullable=False),
        sa.Column("before", TEXT),
        sa.Column("after", TEXT),
        sa.Column("salt", BYTES, nullable=False),
        sa.Column("digest", BYTES, nullable=False),
        link("fk_journal_change_entry", "entry", "journal_entry.seq"),
        sa.PrimaryKeyConstraint("entry", "no", name="pk_journal_change"),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_journal_change_gone",
        "journal_change",
        ["kind"],
        sqlite_where=sa.text("field = '' AND after IS NULL"),
    )
    op.create_index("ix_journal_change_row", "journal_change", ["row_id"])
    op.create_table(
        "parcel_return",
        sa.Column("parcel_id", ID, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("hash", TEXT, nullable=False),
        sa.Column("on", DAY, nullable=False),
        sa.Column("by", TEXT, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("person_id", ID),
        sa.Column("place_id", ID),
        sa.Column("answered_on", DAY),
        sa.Column("id", ID, nullable=False),
        link("fk_parcel_return_place_id", "place_id", "place.id"),
        sa.PrimaryKeyConstraint("id", name="pk_parcel_return"),
        sqlite_strict=True,
    )
    op.create_index("ix_parcel_return_parcel_id", "parcel_return", ["parcel_id"])
    op.create_table(
        "pattern",
        sa.Column("name", TEXT, nullable=False),
        sa.Column("content", TEXT, nullable=False),
        sa.Column("position_id", ID),
        sa.Column("id", ID, nullable=False),
        link("fk_pattern_position_id", "position_id", "position.id"),
        sa.PrimaryKeyConstraint("id", name="pk_pattern"),
        sqlite_strict=True,
    )
    op.create_table(
        "person_assessor",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("assessor_id", ID),
        sa.Column("written", TEXT),
        sa.Column("problem", CODE),
        sa.Column("id", ID, nullable=False),
        sa.Column("since", DAY),
        sa.Column("until", DAY),
        link("fk_person_assessor_assessor_id", "assessor_id", "person.id"),
        link("fk_person_assessor_person_id", "person_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name="pk_person_assessor"),
        sqlite_strict=True,
    )
    op.create_index("ix_person_assessor_assessor_id", "person_assessor", ["assessor_id"])
    op.create_index("ix_person_assessor_person_id", "person_assessor", ["person_id"])
    op.create_table(
        "person_nip",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("nip", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("since", DAY),
        sa.Column("until", DAY),
        link("fk_person_nip_person_id", "person_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name="pk_person_nip"),
        sqlite_strict=True,
    )
    op.create_index("ix_person_nip_nip", "person_nip", ["nip"])
    op.create_index("ix_person_nip_person_id", "person_nip", ["person_id"])
    op.create_table(
        "person_now",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("sort_name", TEXT, nullable=False),
        sa.Column("kind", CODE),
        sa.Column("nip", TEXT),
        sa.Column("rank", CODE),
        sa.Column("rank_order", INTEGER),
        sa.Column("position_id", ID),
        sa.Column("position", TEXT),
        sa.Column("position_kind", CODE),
        sa.Column("unit_id", ID),
        sa.Column("unit", TEXT),
        sa.Column("heads", FLAG, nullable=False),
        sa.Column("assessor_id", ID),
        sa.Column("assessor", TEXT),
        sa.Column("assessor_written", TEXT),
        sa.Column("assessor_problem", CODE),
        sa.Column("status", CODE, nullable=False),
        sa.Column("status_until", DAY),
        sa.Column("acting", TEXT),
        sa.Column("active", FLAG, nullable=False),
        sa.Column("as_of", DAY, nullable=False),
        sa.Column("search", TEXT, nullable=False),
        sa.Column("match", TEXT, nullable=False),
        link("fk_person_now_person_id", "person_id", "person.id"),
        sa.PrimaryKeyConstraint("person_id", name="pk_person_now"),
        sqlite_strict=True,
    )
    op.create_index("ix_person_now_assessor_id", "person_now", ["assessor_id"])
    op.create_index("ix_person_now_match", "person_now", ["match"])
    op.create_index("ix_person_now_nip", "person_now", ["nip"])
    op.create_index("ix_person_now_unit_id", "person_now", ["unit_id"])
    op.create_table(
        "person_rank",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("rank", CODE, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("since", DAY),
        sa.Column("until", DAY),
        link("fk_person_rank_person_id", "person_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name="pk_person_rank"),
        sqlite_strict=True,
    )
    op.create_index("ix_person_rank_person_id", "person_rank", ["person_id"])
    op.create_table(
        "person_status",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("status", CODE, nullable=False),
        sa.Column("note", TEXT),
        sa.Column("id", ID, nullable=False),
        sa.Column("since", DAY),
        sa.Column("until", DAY),
        link("fk_person_status_person_id", "person_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name="pk_person_status"),
        sqlite_strict=True,
    )
    op.create_index("ix_person_status_person_id", "person_status", ["person_id"])
    op.create_table(
        "place_key",
        sa.Column("place_id", ID, nullable=False),
        sa.Column("installation", ID, nullable=False),
        sa.Column("key_id", TEXT, nullable=False),
        sa.Column("signing", BYTES, nullable=False),
        sa.Column("recipient", TEXT, nullable=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("since", DAY),
        sa.Column("revoked_on", DAY),
        sa.Column("until_seq", INTEGER),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_place_key_place_id", "place_id", "place.id"),
        sa.PrimaryKeyConstraint("id", name="pk_place_key"),
        sa.UniqueConstraint("key_id", name="uq_place_key_key_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_place_key_place_id", "place_key", ["place_id"])
    op.create_table(
        "placement",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("position_id", ID),
        sa.Column("unit_id", ID),
        sa.Column("heads", FLAG, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("since", DAY),
        sa.Column("until", DAY),
        link("fk_placement_person_id", "person_id", "person.id"),
        link("fk_placement_position_id", "position_id", "position.id"),
        link("fk_placement_unit_id", "unit_id", "unit.id"),
        sa.PrimaryKeyConstraint("id", name="pk_placement"),
        sqlite_strict=True,
    )
    op.create_index("ix_placement_person_id", "placement", ["person_id"])
    op.create_index("ix_placement_unit_id", "placement", ["unit_id"])
    op.create_table(
        "question",
        sa.Column("kind", CODE, nullable=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("parcel_kind", TEXT, nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("place_id", ID),
        sa.Column("person_id", ID),
        sa.Column("other_id", ID),
        sa.Column("bundle", TEXT, nullable=False),
        sa.Column("base", TEXT),
        sa.Column("ours", TEXT),
        sa.Column("theirs", TEXT),
        sa.Column("choice", CODE),
        sa.Column("result", TEXT),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("decided_by", TEXT, nullable=False),
        sa.Column("decided_on", DAY),
        sa.Column("id", ID, nullable=False),
        link("fk_question_place_id", "place_id", "place.id"),
        sa.PrimaryKeyConstraint("id", name="pk_question"),
        sqlite_strict=True,
    )
    op.create_index("ix_question_state", "question", ["state"])
    op.create_index("ix_question_subject_id", "question", ["subject_id"])
    op.create_table(
        "roster_correction",
        sa.Column("import_id", ID, nullable=False),
        sa.Column("sheet", TEXT),
        sa.Column("row", INTEGER, nullable=False),
        sa.Column("column_no", INTEGER, nullable=False),
        sa.Column("before", TEXT, nullable=False),
        sa.Column("after", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_roster_correction_import_id", "import_id", "roster_import.id"),
        sa.PrimaryKeyConstraint("id", name="pk_roster_correction"),
        sqlite_strict=True,
    )
    op.create_index("ix_roster_correction_import_id", "roster_correction", ["import_id"])
    op.create_table(
        "same_person",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("other_id", ID, nullable=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("on", DAY, nullable=False),
        sa.Column("moved_on", DAY),
        sa.Column("id", ID, nullable=False),
        link("fk_same_person_other_id", "other_id", "person.id"),
        link("fk_same_person_person_id", "person_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name="pk_same_person"),
        sa.UniqueConstraint("person_id", "other_id", name="uq_same_person_person_id_other_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "signing_delegation",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("signer_id", ID, nullable=False),
        sa.Column("decree", TEXT),
        sa.Column("id", ID, nullable=False),
        sa.Column("since", DAY),
        sa.Column("until", DAY),
        link("fk_signing_delegation_person_id", "person_id", "person.id"),
        link("fk_signing_delegation_signer_id", "signer_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name="pk_signing_delegation"),
        sqlite_strict=True,
    )
    op.create_index("ix_signing_delegation_person_id", "signing_delegation", ["person_id"])
    op.create_index("ix_signing_delegation_signer_id", "signing_delegation", ["signer_id"])
    op.create_table(
        "skp",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("assessor_id", ID),
        sa.Column("year", INTEGER, nullable=False),
        sa.Column("starts", DAY, nullable=False),
        sa.Column("ends", DAY, nullable=False),
        sa.Column("approach", CODE, nullable=False),
        sa.Column("family", CODE, nullable=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("number", INTEGER, nullable=False),
        sa.Column("previous_id", ID),
        sa.Column("submitted_on", DAY),
        sa.Column("set_on", DAY),
        sa.Column("reason", TEXT),
        sa.Column("id", ID, nullable=False),
        link("fk_skp_assessor_id", "assessor_id", "person.id"),
        link("fk_skp_person_id", "person_id", "person.id"),
        link("fk_skp_previous_id", "previous_id", "skp.id"),
        sa.PrimaryKeyConstraint("id", name="pk_skp"),
        sqlite_strict=True,
    )
    op.create_index("ix_skp_assessor_id_year", "skp", ["assessor_id", "year"])
    op.create_index("ix_skp_person_id_year", "skp", ["person_id", "year"])
    op.create_table(
        "stream",
        sa.Column("installation", ID, nullable=False),
        sa.Column("epoch", TEXT, nullable=False),
        sa.Column("direction", CODE, nullable=False),
        sa.Column("place_id", ID),
        sa.Column("begun_at", MOMENT, nullable=False),
        sa.Column("position", INTEGER, nullable=False),
        sa.Column("number", INTEGER, nullable=False),
        sa.Column("last", TEXT, nullable=False),
        sa.Column("other_epoch", TEXT, nullable=False),
        sa.Column("ended", FLAG, nullable=False),
        link("fk_stream_place_id", "place_id", "place.id"),
        sa.PrimaryKeyConstraint("installation", "epoch", "direction", name="pk_stream"),
        sqlite_strict=True,
    )
    op.create_index("ix_stream_place_id", "stream", ["place_id"])
    op.create_table(
        "survey_round",
        sa.Column("name", TEXT, nullable=False),
        sa.Column("starts", DAY, nullable=False),
        sa.Column("ends", DAY, nullable=False),
        sa.Column("weighting", CODE, nullable=False),
        sa.Column("unit_id", ID),
        sa.Column("population", INTEGER),
        sa.Column("answers", INTEGER, nullable=False),
        sa.Column("published_on", DAY),
        sa.Column("id", ID, nullable=False),
        link("fk_survey_round_unit_id", "unit_id", "unit.id"),
        sa.PrimaryKeyConstraint("id", name="pk_survey_round"),
        sqlite_strict=True,
    )
    op.create_table(
        "voice_round",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("period_id", ID, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("opened_on", DAY, nullable=False),
        sa.Column("due_on", DAY),
        sa.Column("handed", INTEGER, nullable=False),
        sa.Column("keyed", INTEGER, nullable=False),
        sa.Column("closed_on", DAY),
        sa.Column("id", ID, nullable=False),
        link("fk_voice_round_period_id", "period_id", "period.id"),
        link("fk_voice_round_person_id", "person_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name="pk_voice_round"),
        sa.UniqueConstraint("person_id", "period_id", "kind", name="uq_voice_round_person_id_period_id_kind"),
        sqlite_strict=True,
    )
    op.create_index("ix_voice_round_period_id", "voice_round", ["period_id"])
    op.create_table(
        "annex_line",
        sa.Column("skp_id", ID, nullable=False),
        sa.Column("section", CODE, nullable=False),
        sa.Column("no", INTEGER, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_annex_line_skp_id", "skp_id", "skp.id"),
        sa.PrimaryKeyConstraint("id", name="pk_annex_line"),
        sqlite_strict=True,
    )
    op.create_index("ix_annex_line_skp_id", "annex_line", ["skp_id"])
    op.create_table(
        "behaviour_problem",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("skp_id", ID, nullable=False),
        sa.Column("on", DAY, nullable=False),
        sa.Column("assessor_id", ID),
        sa.Column("expectation", TEXT, nullable=False),
        sa.Column("problem", TEXT, nullable=False),
        sa.Column("others_too", FLAG),
        sa.Column("done", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_behaviour_problem_assessor_id", "assessor_id", "person.id"),
        link("fk_behaviour_problem_person_id", "person_id", "person.id"),
        link("fk_behaviour_problem_skp_id", "skp_id", "skp.id"),
        sa.PrimaryKeyConstraint("id", name="pk_behaviour_problem"),
        sqlite_strict=True,
    )
    op.create_index("ix_behaviour_problem_person_id", "behaviour_problem", ["person_id"])
    op.create_table(
        "evaluation",
        sa.Column("skp_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("assessor_id", ID),
        sa.Column("period_id", ID, nullable=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("work_rating", INTEGER),
        sa.Column("behaviour_rating", INTEGER),
        sa.Column("predicate", INTEGER),
        sa.Column("doubtful", FLAG, nullable=False),
        sa.Column("note", TEXT, nullable=False),
        sa.Column("without_realisation", TEXT),
        sa.Column("override_reason", TEXT),
        sa.Column("rated_on", DAY),
        sa.Column("reopen_reason", TEXT),
        sa.Column("study_predicate", INTEGER),
        sa.Column("study_reason", TEXT),
        sa.Column("superior_id", ID),
        sa.Column("passed_on", DAY),
        sa.Column("rated_by_superior", FLAG, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_evaluation_assessor_id", "assessor_id", "person.id"),
        link("fk_evaluation_period_id", "period_id", "period.id"),
        link("fk_evaluation_person_id", "person_id", "person.id"),
        link("fk_evaluation_skp_id", "skp_id", "skp.id"),
        link("fk_evaluation_superior_id", "superior_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name="pk_evaluation"),
        sa.UniqueConstraint("skp_id", "period_id", name="uq_evaluation_skp_id_period_id"),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_evaluation_assessor_id_period_id",
        "evaluation",
        ["assessor_id", "period_id"],
    )
    op.create_index("ix_evaluation_person_id_period_id", "evaluation", ["person_id", "period_id"])
    op.create_table(
        "guidance",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("skp_id", ID, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("on", DAY, nullable=False),
        sa.Column("giver_id", ID),
        sa.Column("opportunity", TEXT, nullable=False),
        sa.Column("answered_on", DAY),
        sa.Column("assessed_on", DAY),
        sa.Column("recommendation", TEXT, nullable=False),
        sa.Column("to_superior_on", DAY),
        sa.Column("to_assessor_on", DAY),
        sa.Column("reported_on", DAY),
        sa.Column("follow_up", TEXT, nullable=False),
        sa.Column("followed_on", DAY),
        sa.Column("id", ID, nullable=False),
        link("fk_guidance_giver_id", "giver_id", "person.id"),
        link("fk_guidance_person_id", "person_id", "person.id"),
        link("fk_guidance_skp_id", "skp_id", "skp.id"),
        sa.PrimaryKeyConstraint("id", name="pk_guidance"),
        sqlite_strict=True,
    )
    op.create_index("ix_guidance_person_id", "guidance", ["person_id"])
    op.create_index("ix_guidance_skp_id", "guidance", ["skp_id"])
    op.create_table(
        "improvement",
        sa.Column("round_id", ID, nullable=False),
        sa.Column("element", INTEGER, nullable=False),
        sa.Column("action", TEXT, nullable=False),
        sa.Column("responsible", TEXT, nullable=False),
        sa.Column("responsible_id", ID),
        sa.Column("until", DAY),
        sa.Column("done_on", DAY),
        sa.Column("id", ID, nullable=False),
        link("fk_improvement_responsible_id", "responsible_id", "person.id"),
        link("fk_improvement_round_id", "round_id", "survey_round.id"),
        sa.PrimaryKeyConstraint("id", name="pk_improvement"),
        sqlite_strict=True,
    )
    op.create_index("ix_improvement_round_id", "improvement", ["round_id"])
    op.create_table(
        "matrix",
        sa.Column("skp_id", ID, nullable=False),
        sa.Column("parent_id", ID),
        sa.Column("team", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_matrix_parent_id", "parent_id", "matrix.id"),
        link("fk_matrix_skp_id", "skp_id", "skp.id"),
        sa.PrimaryKeyConstraint("id", name="pk_matrix"),
        sqlite_strict=True,
    )
    op.create_index("ix_matrix_parent_id", "matrix", ["parent_id"])
    op.create_index("ix_matrix_skp_id", "matrix", ["skp_id"])
    op.create_table(
        "return_line",
        sa.Column("parcel_return_id", ID, nullable=False),
        sa.Column("table", TEXT, nullable=False),
        sa.Column("row_id", ID, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("field", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_return_line_parcel_return_id", "parcel_return_id", "parcel_return.id"),
        sa.PrimaryKeyConstraint("id", name="pk_return_line"),
        sqlite_strict=True,
    )
    op.create_index("ix_return_line_parcel_return_id", "return_line", ["parcel_return_id"])
    op.create_table(
        "return_note",
        sa.Column("skp_id", ID, nullable=False),
        sa.Column("on", DAY, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("row_id", ID),
        sa.Column("by_id", ID),
        sa.Column("done", FLAG, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_return_note_by_id", "by_id", "person.id"),
        link("fk_return_note_skp_id", "skp_id", "skp.id"),
        sa.PrimaryKeyConstraint("id", name="pk_return_note"),
        sqlite_strict=True,
    )
    op.create_index("ix_return_note_skp_id", "return_note", ["skp_id"])
    op.create_table(
        "special_expectation",
        sa.Column("skp_id", ID, nullable=False),
        sa.Column("value", INTEGER, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_special_expectation_skp_id", "skp_id", "skp.id"),
        sa.PrimaryKeyConstraint("id", name="pk_special_expectation"),
        sa.UniqueConstraint("skp_id", "value", name="uq_special_expectation_skp_id_value"),
        sqlite_strict=True,
    )
    op.create_table(
        "suggestion",
        sa.Column("forum_id", ID, nullable=False),
        sa.Column("no", INTEGER, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("giver", TEXT, nullable=False),
        sa.Column("decision", TEXT, nullable=False),
        sa.Column("accepted", FLAG),
        sa.Column("responsible", TEXT, nullable=False),
        sa.Column("responsible_id", ID),
        sa.Column("until", DAY),
        sa.Column("answer", TEXT, nullable=False),
        sa.Column("answered_on", DAY),
        sa.Column("id", ID, nullable=False),
        link("fk_suggestion_forum_id", "forum_id", "forum.id"),
        link("fk_suggestion_responsible_id", "responsible_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name="pk_suggestion"),
        sqlite_strict=True,
    )
    op.create_index("ix_suggestion_answered_on", "suggestion", ["answered_on"])
    op.create_index("ix_suggestion_forum_id", "suggestion", ["forum_id"])
    op.create_table(
        "survey_answer",
        sa.Column("round_id", ID, nullable=False),
        sa.Column("service_id", ID),
        sa.Column("on", DAY),
        sa.Column("sex", TEXT, nullable=False),
        sa.Column("age", INTEGER),
        sa.Column("education", TEXT, nullable=False),
        sa.Column("u1", INTEGER),
        sa.Column("u2", INTEGER),
        sa.Column("u3", INTEGER),
        sa.Column("u4", INTEGER),
        sa.Column("u5", INTEGER),
        sa.Column("u6", INTEGER),
        sa.Column("u7", INTEGER),
        sa.Column("u8", INTEGER),
        sa.Column("u9", INTEGER),
        sa.Column("id", ID, nullable=False),
        link("fk_survey_answer_round_id", "round_id", "survey_round.id"),
        link("fk_survey_answer_service_id", "service_id", "survey_service.id"),
        sa.PrimaryKeyConstraint("id", name="pk_survey_answer"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_survey_answer_round_id", "survey_answer", ["round_id"])
    op.create_table(
        "survey_batch",
        sa.Column("round_id", ID, nullable=False),
        sa.Column("on", DAY, nullable=False),
        sa.Column("source", TEXT, nullable=False),
        sa.Column("answers", INTEGER, nullable=False),
        sa.Column("digest", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_survey_batch_round_id", "round_id", "survey_round.id"),
        sa.PrimaryKeyConstraint("id", name="pk_survey_batch"),
        sqlite_strict=True,
    )
    op.create_index("ix_survey_batch_round_id", "survey_batch", ["round_id"])
    op.create_table(
        "survey_remark",
        sa.Column("round_id", ID, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("service_id", ID),
        sa.Column("id", ID, nullable=False),
        link("fk_survey_remark_round_id", "round_id", "survey_round.id"),
        link("fk_survey_remark_service_id", "service_id", "survey_service.id"),
        sa.PrimaryKeyConstraint("id", name="pk_survey_remark"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_survey_remark_round_id", "survey_remark", ["round_id"])
    op.create_table(
        "version",
        sa.Column("document_id", ID, nullable=False),
        sa.Column("form", CODE, nullable=False),
        sa.Column("number", INTEGER, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("fingerprint", TEXT, nullable=False),
        sa.Column("sealed_at", MOMENT, nullable=False),
        sa.Column("year", INTEGER, nullable=False),
        sa.Column("period", TEXT, nullable=False),
        sa.Column("skp_id", ID),
        sa.Column("signer_id", ID),
        sa.Column("parent", TEXT),
        sa.Column("id", ID, nullable=False),
        link("fk_version_fingerprint", "fingerprint", "sealed_content.fingerprint"),
        link("fk_version_person_id", "person_id", "person.id"),
        link("fk_version_signer_id", "signer_id", "person.id"),
        link("fk_version_skp_id", "skp_id", "skp.id"),
        sa.PrimaryKeyConstraint("id", name="pk_version"),
        sa.UniqueConstraint("document_id", "form", "number", name="uq_version_document_id_form_number"),
        sqlite_strict=True,
    )
    op.create_index("ix_version_document_id", "version", ["document_id"])
    op.create_index("ix_version_fingerprint", "version", ["fingerprint"])
    op.create_index("ix_version_person_id", "version", ["person_id"])
    op.create_index("ix_version_skp_id", "version", ["skp_id"])
    op.create_index("ix_version_year", "version", ["year"])
    op.create_table(
        "voice_mark",
        sa.Column("round_id", ID, nullable=False),
        sa.Column("value", INTEGER, nullable=False),
        sa.Column("mark", INTEGER, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_voice_mark_round_id", "round_id", "voice_round.id"),
        sa.PrimaryKeyConstraint("id", name="pk_voice_mark"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_voice_mark_round_id", "voice_mark", ["round_id"])
    op.create_table(
        "voice_text",
        sa.Column("round_id", ID, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_voice_text_round_id", "round_id", "voice_round.id"),
        sa.PrimaryKeyConstraint("id", name="pk_voice_text"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_voice_text_round_id", "voice_text", ["round_id"])
    op.create_table(
        "work_result",
        sa.Column("skp_id", ID, nullable=False),
        sa.Column("section", CODE, nullable=False),
        sa.Column("no", INTEGER, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("assigned_by", TEXT, nullable=False),
        sa.Column("supports_id", ID),
        sa.Column("supports_text", TEXT, nullable=False),
        sa.Column("supports_indicator", TEXT, nullable=False),
        sa.Column("copied_from", TEXT),
        sa.Column("origin_id", ID),
        sa.Column("source", CODE),
        sa.Column("draft_source", FLAG, nullable=False),
        sa.Column("study_leave", FLAG, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_work_result_origin_id", "origin_id", "work_result.id"),
        link("fk_work_result_skp_id", "skp_id", "skp.id"),
        link("fk_work_result_supports_id", "supports_id", "work_result.id"),
        sa.PrimaryKeyConstraint("id", name="pk_work_result"),
        sqlite_strict=True,
    )
    op.create_index("ix_work_result_skp_id", "work_result", ["skp_id"])
    op.create_index("ix_work_result_supports_id", "work_result", ["supports_id"])
    op.create_table(
        "competency",
        sa.Column("guidance_id", ID, nullable=False),
        sa.Column("group", CODE, nullable=False),
        sa.Column("no", INTEGER, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("score", INTEGER),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_competency_guidance_id", "guidance_id", "guidance.id"),
        sa.PrimaryKeyConstraint("id", name="pk_competency"),
        sqlite_strict=True,
    )
    op.create_index("ix_competency_guidance_id", "competency", ["guidance_id"])
    op.create_table(
        "counselling",
        sa.Column("behaviour_problem_id", ID, nullable=False),
        sa.Column("told_on", DAY),
        sa.Column("changed_on", DAY),
        sa.Column("reported_on", DAY),
        sa.Column("listed_on", DAY),
        sa.Column("scheduled_on", DAY),
        sa.Column("place", TEXT, nullable=False),
        sa.Column("counsellor_kind", CODE),
        sa.Column("counsellor_id", ID),
        sa.Column("counsellor", TEXT, nullable=False),
        sa.Column("held_on", DAY),
        sa.Column("recorded_on", DAY),
        sa.Column("record", TEXT, nullable=False),
        sa.Column("follow_up", TEXT, nullable=False),
        sa.Column("followed_on", DAY),
        sa.Column("id", ID, nullable=False),
        link("fk_counselling_behaviour_problem_id", "behaviour_problem_id", "behaviour_problem.id"),
        link("fk_counselling_counsellor_id", "counsellor_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name="pk_counselling"),
        sa.UniqueConstraint("behaviour_problem_id", name="uq_counselling_behaviour_problem_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "guidance_answer",
        sa.Column("guidance_id", ID, nullable=False),
        sa.Column("criterion", INTEGER, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_guidance_answer_guidance_id", "guidance_id", "guidance.id"),
        sa.PrimaryKeyConstraint("id", name="pk_guidance_answer"),
        sa.UniqueConstraint("guidance_id", "criterion", name="uq_guidance_answer_guidance_id_criterion"),
        sqlite_strict=True,
    )
    op.create_table(
        "guidance_row",
        sa.Column("guidance_id", ID, nullable=False),
        sa.Column("part", CODE, nullable=False),
        sa.Column("no", INTEGER, nullable=False),
        sa.Column("first", TEXT, nullable=False),
        sa.Column("second", TEXT, nullable=False),
        sa.Column("third", TEXT, nullable=False),
        sa.Column("fourth", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_guidance_row_guidance_id", "guidance_id", "guidance.id"),
        sa.PrimaryKeyConstraint("id", name="pk_guidance_row"),
        sqlite_strict=True,
    )
    op.create_index("ix_guidance_row_guidance_id", "guidance_row", ["guidance_id"])
    op.create_table(
        "indicator",
        sa.Column("work_result_id", ID, nullable=False),
        sa.Column("no", INTEGER, nullable=False),
        sa.Column("aspect", CODE),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("target", TEXT, nullable=False),
        sa.Column("perspective", CODE),
        sa.Column("copied_from", TEXT),
        sa.Column("origin_id", ID),
        sa.Column("id", ID, nullable=False),
        link("fk_indicator_origin_id", "origin_id", "indicator.id"),
        link("fk_indicator_work_result_id", "work_result_id", "work_result.id"),
        sa.PrimaryKeyConstraint("id", name="pk_indicator"),
        sqlite_strict=True,
    )
    op.create_index("ix_indicator_work_result_id", "indicator", ["work_result_id"])
    op.create_table(
        "matrix_row",
        sa.Column("matrix_id", ID, nullable=False),
        sa.Column("no", INTEGER, nullable=False),
        sa.Column("person_id", ID),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("position", TEXT, nullable=False),
        sa.Column("heads_team", FLAG, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_matrix_row_matrix_id", "matrix_id", "matrix.id"),
        link("fk_matrix_row_person_id", "person_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name="pk_matrix_row"),
        sqlite_strict=True,
    )
    op.create_index("ix_matrix_row_matrix_id", "matrix_row", ["matrix_id"])
    op.create_table(
        "measure",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("skp_id", ID, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("on", DAY, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("work_result_id", ID),
        sa.Column("by_id", ID),
        sa.Column("id", ID, nullable=False),
        link("fk_measure_by_id", "by_id", "person.id"),
        link("fk_measure_person_id", "person_id", "person.id"),
        link("fk_measure_skp_id", "skp_id", "skp.id"),
        link("fk_measure_work_result_id", "work_result_id", "work_result.id"),
        sa.PrimaryKeyConstraint("id", name="pk_measure"),
        sqlite_strict=True,
    )
    op.create_index("ix_measure_person_id", "measure", ["person_id"])
    op.create_index("ix_measure_work_result_id", "measure", ["work_result_id"])
    op.create_table(
        "objection",
        sa.Column("evaluation_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("received_on", DAY, nullable=False),
        sa.Column("superior_id", ID),
        sa.Column("reasons", TEXT, nullable=False),
        sa.Column("late_reason", TEXT),
        sa.Column("explanation", TEXT, nullable=False),
        sa.Column("explained_on", DAY),
        sa.Column("decision", TEXT, nullable=False),
        sa.Column("decided_on", DAY),
        sa.Column("work_rating", INTEGER),
        sa.Column("behaviour_rating", INTEGER),
        sa.Column("predicate", INTEGER),
        sa.Column("id", ID, nullable=False),
        link("fk_objection_evaluation_id", "evaluation_id", "evaluation.id"),
        link("fk_objection_person_id", "person_id", "person.id"),
        link("fk_objection_superior_id", "superior_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name="pk_objection"),
        sa.UniqueConstraint("evaluation_id", name="uq_objection_evaluation_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "planned_action",
        sa.Column("work_result_id", ID, nullable=False),
        sa.Column("no", INTEGER, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_planned_action_work_result_id", "work_result_id", "work_result.id"),
        sa.PrimaryKeyConstraint("id", name="pk_planned_action"),
        sqlite_strict=True,
    )
    op.create_index("ix_planned_action_work_result_id", "planned_action", ["work_result_id"])
    op.create_table(
        "result_view",
        sa.Column("evaluation_id", ID, nullable=False),
        sa.Column("work_result_id", ID, nullable=False),
        sa.Column("rating", INTEGER, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_result_view_evaluation_id", "evaluation_id", "evaluation.id"),
        link("fk_result_view_work_result_id", "work_result_id", "work_result.id"),
        sa.PrimaryKeyConstraint("id", name="pk_result_view"),
        sa.UniqueConstraint("evaluation_id", "work_result_id", name="uq_result_view_evaluation_id_work_result_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "self_note",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("period_id", ID, nullable=False),
        sa.Column("work_result_id", ID),
        sa.Column("value", INTEGER),
        sa.Column("rating", INTEGER),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_self_note_period_id", "period_id", "period.id"),
        link("fk_self_note_person_id", "person_id", "person.id"),
        link("fk_self_note_work_result_id", "work_result_id", "work_result.id"),
        sa.PrimaryKeyConstraint("id", name="pk_self_note"),
        sqlite_strict=True,
    )
    op.create_index("ix_self_note_person_id_period_id", "self_note", ["person_id", "period_id"])
    op.create_table(
        "sheet_event",
        sa.Column("version_id", ID, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("on", DAY, nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("note", TEXT),
        sa.Column("changed", TEXT),
        sa.Column("id", ID, nullable=False),
        link("fk_sheet_event_version_id", "version_id", "version.id"),
        sa.PrimaryKeyConstraint("id", name="pk_sheet_event"),
        sqlite_strict=True,
    )
    op.create_index("ix_sheet_event_version_id", "sheet_event", ["version_id"])
    op.create_table(
        "sheet_scan",
        sa.Column("version_id", ID, nullable=False),
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("on", DAY, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_sheet_scan_sha256", "sha256", "attachment.sha256"),
        link("fk_sheet_scan_version_id", "version_id", "version.id"),
        sa.PrimaryKeyConstraint("id", name="pk_sheet_scan"),
        sqlite_strict=True,
    )
    op.create_index("ix_sheet_scan_version_id", "sheet_scan", ["version_id"])
    op.create_table(
        "take_over",
        sa.Column("work_result_id", ID, nullable=False),
        sa.Column("on", DAY, nullable=False),
        sa.Column("note", TEXT, nullable=False),
        sa.Column("by_id", ID),
        sa.Column("id", ID, nullable=False),
        link("fk_take_over_by_id", "by_id", "person.id"),
        link("fk_take_over_work_result_id", "work_result_id", "work_result.id"),
        sa.PrimaryKeyConstraint("id", name="pk_take_over"),
        sa.UniqueConstraint("work_result_id", name="uq_take_over_work_result_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "action_realisation",
        sa.Column("work_result_id", ID, nullable=False),
        sa.Column("planned_action_id", ID, nullable=False),
        sa.Column("period_id", ID, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_action_realisation_period_id", "period_id", "period.id"),
        link("fk_action_realisation_planned_action_id", "planned_action_id", "planned_action.id"),
        link("fk_action_realisation_work_result_id", "work_result_id", "work_result.id"),
        sa.PrimaryKeyConstraint("id", name="pk_action_realisation"),
        sa.UniqueConstraint("planned_action_id", "period_id", name="uq_action_realisation_planned_action_id_period_id"),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_action_realisation_work_result_id",
        "action_realisation",
        ["work_result_id"],
    )
    op.create_table(
        "daily_log",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("on", DAY, nullable=False),
        sa.Column("entered_on", DAY, nullable=False),
        sa.Column("activity", TEXT, nullable=False),
        sa.Column("output", TEXT, nullable=False),
        sa.Column("quantity", EXACT),
        sa.Column("unit", TEXT, nullable=False),
        sa.Column("starts", INTEGER),
        sa.Column("ends", INTEGER),
        sa.Column("work_result_id", ID),
        sa.Column("indicator_id", ID),
        sa.Column("state", CODE, nullable=False),
        sa.Column("answer", TEXT, nullable=False),
        sa.Column("feedback", TEXT, nullable=False),
        sa.Column("answered_on", DAY),
        sa.Column("answered_by_id", ID),
        sa.Column("id", ID, nullable=False),
        link("fk_daily_log_answered_by_id", "answered_by_id", "person.id"),
        link("fk_daily_log_indicator_id", "indicator_id", "indicator.id"),
        link("fk_daily_log_person_id", "person_id", "person.id"),
        link("fk_daily_log_work_result_id", "work_result_id", "work_result.id"),
        sa.PrimaryKeyConstraint("id", name="pk_daily_log"),
        sqlite_strict=True,
    )
    op.create_index("ix_daily_log_person_id_on", "daily_log", ["person_id", "on"])
    op.create_index("ix_daily_log_state_on_person_id", "daily_log", ["state", "on", "person_id"])
    op.create_table(
        "feedback",
        sa.Column("evaluation_id", ID, nullable=False),
        sa.Column("giver", CODE, nullable=False),
        sa.Column("on", DAY, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("indicator_id", ID),
        sa.Column("work_result_id", ID),
        sa.Column("value", INTEGER),
        sa.Column("giver_name", TEXT, nullable=False),
        sa.Column("manner", CODE),
        sa.Column("rhythm", CODE),
        sa.Column("initiative", CODE),
        sa.Column("positive", FLAG),
        sa.Column("evidence", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_feedback_evaluation_id", "evaluation_id", "evaluation.id"),
        link("fk_feedback_indicator_id", "indicator_id", "indicator.id"),
        link("fk_feedback_work_result_id", "work_result_id", "work_result.id"),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
        sa.CheckConstraint("(indicator_id IS NOT NULL) + (work_result_id IS NOT NULL) + (value IS NOT NULL) = 1", name=op.f("ck_feedback_one_target")).ddl_if(dialect="sqlite"),
        sqlite_strict=True,
    )
    op.create_index("ix_feedback_evaluation_id", "feedback", ["evaluation_id"])
    op.create_table(
        "indicator_manual",
        sa.Column("indicator_id", ID, nullable=False),
        sa.Column("goal", TEXT, nullable=False),
        sa.Column("definition", TEXT, nullable=False),
        sa.Column("formula", TEXT, nullable=False),
        sa.Column("unit_of_measure", TEXT, nullable=False),
        sa.Column("control", CODE),
        sa.Column("data_source", TEXT, nullable=False),
        sa.Column("reporting", CODE),
        sa.Column("id", ID, nullable=False),
        link("fk_indicator_manual_indicator_id", "indicator_id", "indicator.id"),
        sa.PrimaryKeyConstraint("id", name="pk_indicator_manual"),
        sa.UniqueConstraint("indicator_id", name="uq_indicator_manual_indicator_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "log_favourite",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("activity", TEXT, nullable=False),
        sa.Column("output", TEXT, nullable=False),
        sa.Column("quantity", EXACT),
        sa.Column("unit", TEXT, nullable=False),
        sa.Column("work_result_id", ID),
        sa.Column("indicator_id", ID),
        sa.Column("id", ID, nullable=False),
        link("fk_log_favourite_indicator_id", "indicator_id", "indicator.id"),
        link("fk_log_favourite_person_id", "person_id", "person.id"),
        link("fk_log_favourite_work_result_id", "work_result_id", "work_result.id"),
        sa.PrimaryKeyConstraint("id", name="pk_log_favourite"),
        sqlite_strict=True,
    )
    op.create_index("ix_log_favourite_person_id", "log_favourite", ["person_id"])
    op.create_table(
        "matrix_entry",
        sa.Column("matrix_id", ID, nullable=False),
        sa.Column("matrix_row_id", ID, nullable=False),
        sa.Column("no", INTEGER, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("indicator_id", ID),
        sa.Column("work_result_id", ID),
        sa.Column("made_id", ID),
        sa.Column("id", ID, nullable=False),
        link("fk_matrix_entry_indicator_id", "indicator_id", "indicator.id"),
        link("fk_matrix_entry_made_id", "made_id", "work_result.id"),
        link("fk_matrix_entry_matrix_id", "matrix_id", "matrix.id"),
        link("fk_matrix_entry_matrix_row_id", "matrix_row_id", "matrix_row.id"),
        link("fk_matrix_entry_work_result_id", "work_result_id", "work_result.id"),
        sa.PrimaryKeyConstraint("id", name="pk_matrix_entry"),
        sa.CheckConstraint("(indicator_id IS NOT NULL) + (work_result_id IS NOT NULL) = 1", name=op.f("ck_matrix_entry_one_column")).ddl_if(dialect="sqlite"),
        sqlite_strict=True,
    )
    op.create_index("ix_matrix_entry_indicator_id", "matrix_entry", ["indicator_id"])
    op.create_index("ix_matrix_entry_made_id", "matrix_entry", ["made_id"])
    op.create_index("ix_matrix_entry_matrix_id", "matrix_entry", ["matrix_id"])
    op.create_index("ix_matrix_entry_matrix_row_id", "matrix_entry", ["matrix_row_id"])
    op.create_index("ix_matrix_entry_work_result_id", "matrix_entry", ["work_result_id"])
    op.create_table(
        "realisation",
        sa.Column("work_result_id", ID, nullable=False),
        sa.Column("period_id", ID, nullable=False),
        sa.Column("indicator_id", ID),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("evidence", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_realisation_indicator_id", "indicator_id", "indicator.id"),
        link("fk_realisation_period_id", "period_id", "period.id"),
        link("fk_realisation_work_result_id", "work_result_id", "work_result.id"),
        sa.PrimaryKeyConstraint("id", name="pk_realisation"),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_realisation_work_result_id_period_id",
        "realisation",
        ["work_result_id", "period_id"],
    )
    op.create_table(
        "trajectory",
        sa.Column("indicator_id", ID, nullable=False),
        sa.Column("target", EXACT, nullable=False),
        sa.Column("split", CODE, nullable=False),
        sa.Column("gathering", CODE, nullable=False),
        sa.Column("unit", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_trajectory_indicator_id", "indicator_id", "indicator.id"),
        sa.PrimaryKeyConstraint("id", name="pk_trajectory"),
        sa.UniqueConstraint("indicator_id", name="uq_trajectory_indicator_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "workblock",
        sa.Column("skp_id", ID, nullable=False),
        sa.Column("no", INTEGER, nullable=False),
        sa.Column("indicator_id", ID),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("target", TEXT, nullable=False),
        sa.Column("owner", TEXT, nullable=False),
        sa.Column("parties", TEXT, nullable=False),
        sa.Column("finish", TEXT, nullable=False),
        sa.Column("beneficiaries", TEXT, nullable=False),
        sa.Column("goal", TEXT, nullable=False),
        sa.Column("budget", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_workblock_indicator_id", "indicator_id", "indicator.id"),
        link("fk_workblock_skp_id", "skp_id", "skp.id"),
        sa.PrimaryKeyConstraint("id", name="pk_workblock"),
        sqlite_strict=True,
    )
    op.create_index("ix_workblock_skp_id", "workblock", ["skp_id"])
    op.create_table(
        "evidence",
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("media_type", TEXT, nullable=False),
        sa.Column("size", INTEGER, nullable=False),
        sa.Column("on", DAY, nullable=False),
        sa.Column("log_id", ID),
        sa.Column("work_result_id", ID),
        sa.Column("indicator_id", ID),
        sa.Column("period_id", ID),
        sa.Column("id", ID, nullable=False),
        link("fk_evidence_indicator_id", "indicator_id", "indicator.id"),
        link("fk_evidence_log_id", "log_id", "daily_log.id"),
        link("fk_evidence_period_id", "period_id", "period.id"),
        link("fk_evidence_work_result_id", "work_result_id", "work_result.id"),
        sa.PrimaryKeyConstraint("id", name="pk_evidence"),
        sqlite_strict=True,
    )
    op.create_index("ix_evidence_log_id", "evidence", ["log_id"])
    op.create_index("ix_evidence_sha256", "evidence", ["sha256"])
    op.create_index(
        "ix_evidence_work_result_id_period_id",
        "evidence",
        ["work_result_id", "period_id"],
    )
    op.create_table(
        "trajectory_step",
        sa.Column("trajectory_id", ID, nullable=False),
        sa.Column("period_id", ID, nullable=False),
        sa.Column("value", EXACT, nullable=False),
        sa.Column("weight", EXACT),
        sa.Column("id", ID, nullable=False),
        link("fk_trajectory_step_period_id", "period_id", "period.id"),
        link("fk_trajectory_step_trajectory_id", "trajectory_id", "trajectory.id"),
        sa.PrimaryKeyConstraint("id", name="pk_trajectory_step"),
        sa.UniqueConstraint("trajectory_id", "period_id", name="uq_trajectory_step_trajectory_id_period_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "workblock_line",
        sa.Column("workblock_id", ID, nullable=False),
        sa.Column("part", CODE, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("no", INTEGER, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("id", ID, nullable=False),
        link("fk_workblock_line_workblock_id", "workblock_id", "workblock.id"),
        sa.PrimaryKeyConstraint("id", name="pk_workblock_line"),
        sqlite_strict=True,
    )
    op.create_index("ix_workblock_line_workblock_id", "workblock_line", ["workblock_id"])


def downgrade() -> None:
    """Leave an empty database."""
    op.drop_table("workblock_line")
    op.drop_table("trajectory_step")
    op.drop_table("evidence")
    op.drop_table("workblock")
    op.drop_table("trajectory")
    op.drop_table("realisation")
    op.drop_table("matrix_entry")
    op.drop_table("log_favourite")
    op.drop_table("indicator_manual")
    op.drop_table("feedback")
    op.drop_table("daily_log")
    op.drop_table("action_realisation")
    op.drop_table("take_over")
    op.drop_table("sheet_scan")
    op.drop_table("sheet_event")
    op.drop_table("self_note")
    op.drop_table("result_view")
    op.drop_table("planned_action")
    op.drop_table("objection")
    op.drop_table("measure")
    op.drop_table("matrix_row")
    op.drop_table("indicator")
    op.drop_table("guidance_row")
    op.drop_table("guidance_answer")
    op.drop_table("counselling")
    op.drop_table("competency")
    op.drop_table("work_result")
    op.drop_table("voice_text")
    op.drop_table("voice_mark")
    op.drop_table("version")
    op.drop_table("survey_remark")
    op.drop_table("survey_batch")
    op.drop_table("survey_answer")
    op.drop_table("suggestion")
    op.drop_table("special_expectation")
    op.drop_table("return_note")
    op.drop_table("return_line")
    op.drop_table("matrix")
    op.drop_table("improvement")
    op.drop_table("guidance")
    op.drop_table("evaluation")
    op.drop_table("behaviour_problem")
    op.drop_table("annex_line")
    op.drop_table("voice_round")
    op.drop_table("survey_round")
    op.drop_table("stream")
    op.drop_table("skp")
    op.drop_table("signing_delegation")
    op.drop_table("same_person")
    op.drop_table("roster_correction")
    op.drop_table("question")
    op.drop_table("placement")
    op.drop_table("place_key")
    op.drop_table("person_status")
    op.drop_table("person_rank")
    op.drop_table("person_now")
    op.drop_table("person_nip")
    op.drop_table("person_assessor")
    op.drop_table("pattern")
    op.drop_table("parcel_return")
    op.drop_table("journal_change")
    op.drop_table("forum")
    op.drop_table("feedback_request")
    op.drop_table("distribution_reason")
    op.drop_table("copied_field")
    op.drop_table("complaint")
    op.drop_table("centre_proposal")
    op.drop_table("bundle")
    op.drop_table("approval")
    op.drop_table("acting")
    op.drop_table("achievement")
    op.drop_table("absence")
    op.drop_table("year")
    op.drop_table("voice_slip")
    op.drop_table("unit")
    op.drop_table("taken")
    op.drop_table("survey_service")
    op.drop_table("setting")
    op.drop_table("sealed_content")
    op.drop_table("row_extra")
    op.drop_table("roster_import")
    op.drop_table("revision")
    op.drop_table("postponed")
    op.drop_table("position")
    op.drop_table("place")
    op.drop_table("phrase")
    op.drop_table("person")
    op.drop_table("period")
    op.drop_table("parcel_head")
    op.drop_table("key_list")
    op.drop_table("journal_entry")
    op.drop_table("holiday_table")
    op.drop_table("holiday_day")
    op.drop_table("held_revision")
    op.drop_table("draft")
    op.drop_table("column_map")
    op.drop_table("bundle_content")
    op.drop_table("attachment")
