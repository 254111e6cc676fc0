"""Server defaults of each kind."""
import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "preferences", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("zero", sa.Integer, nullable=False, server_default=sa.text("0")),
    sa.Column("negative", sa.Integer, server_default=sa.text("-7")),
    sa.Column("large", sa.BigInteger, server_default=sa.text("5000000000")),
    sa.Column("ratio", sa.Numeric(6, 3), server_default=sa.text("0.125")),
    sa.Column("word", sa.String(20), nullable=False, server_default="plain"),
    sa.Column("empty_word", sa.String(20), nullable=False, server_default=""),
    sa.Column("quoted", sa.String(40), server_default="it's \"so\" \\ %"),
    sa.Column("unicode", sa.String(20), server_default="h\u00e9llo \u4e16\u754c"),
    sa.Column("number_as_text", sa.Integer, server_default="42"),
    sa.Column("truth", sa.Boolean, server_default=sa.true()),
    sa.Column("made_at", sa.DateTime, server_default=sa.text("CURRENT_TIMESTAMP")),
    sa.Column("made_on", sa.Date, server_default=sa.text("CURRENT_DATE")),
    sa.Column("sum_of", sa.Integer, server_default=sa.text("(1 + 2)")),
    sa.Column("lowered", sa.String(20), server_default=sa.text("(lower('ABC'))")),
    sa.Column("no_value", sa.String(20), server_default=sa.text("NULL")),
)
