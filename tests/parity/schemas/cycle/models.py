"""Two tables that reference each other."""
import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "departments", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(100), nullable=False),
    sa.Column("manager_id", sa.Integer,
              sa.ForeignKey("employees.id", name="fk_departments_manager", ondelete="SET NULL", use_alter=True)),
)
sa.Table(
    "employees", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(100), nullable=False),
    sa.Column("department_id", sa.Integer, sa.ForeignKey("departments.id", name="fk_employees_department"), nullable=False),
    sa.Column("mentor_id", sa.Integer, sa.ForeignKey("employees.id", name="fk_employees_mentor")),
)

# Alembic leaves a use_alter key out of the table and never adds it.
BY_HAND_AFTER = {
    "postgresql": [
        "op.create_foreign_key('fk_departments_manager', 'departments', 'employees', ['manager_id'], ['id'],"
        " ondelete='SET NULL')",
    ],
}
