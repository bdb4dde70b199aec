-- What was done, step by step. The tables that hold what each step changed are made from the tables they
-- follow (pln/store/history/shadows.py), here and after every later migration.

CREATE TABLE step (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    at TEXT NOT NULL,
    command TEXT NOT NULL,
    kind TEXT NOT NULL,
    of_step INTEGER,
    undone_by INTEGER,
    is_open INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT step_kind CHECK (kind IN ('command', 'undo', 'redo', 'barrier')),
    CONSTRAINT step_of CHECK ((kind IN ('undo', 'redo')) = (of_step IS NOT NULL)),
    CONSTRAINT step_is_open CHECK (is_open IN (0, 1)),
    FOREIGN KEY(of_step) REFERENCES step (id),
    FOREIGN KEY(undone_by) REFERENCES step (id)
) STRICT;
-- At most one step is open, within the transaction of its command. What is changed while none is open was
-- changed by another program.
CREATE UNIQUE INDEX step_open ON step (is_open) WHERE is_open = 1;
CREATE INDEX step_of ON step (of_step) WHERE of_step IS NOT NULL;
CREATE INDEX step_undone ON step (undone_by) WHERE undone_by IS NOT NULL;
CREATE INDEX step_done ON step (id) WHERE kind IN ('command', 'barrier') AND undone_by IS NULL;
CREATE INDEX step_barrier ON step (id) WHERE kind = 'barrier';
