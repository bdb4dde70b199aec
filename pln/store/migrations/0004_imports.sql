-- What imports leave: their batches, how files call what they brought, what pln does not model of it, news of
-- people, and pairs of contacts that only look alike.

CREATE TABLE batch (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    format TEXT NOT NULL,
    file TEXT NOT NULL,
    day TEXT NOT NULL,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    skipped INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT batch_format CHECK (length(format) BETWEEN 1 AND 100 AND instr(format, char(0)) = 0),
    CONSTRAINT batch_file CHECK (length(file) BETWEEN 1 AND 500 AND instr(file, char(0)) = 0),
    CONSTRAINT batch_day CHECK (day IS date(day, '+0 days')),
    CONSTRAINT batch_added CHECK (added >= 0),
    CONSTRAINT batch_changed CHECK (changed >= 0),
    CONSTRAINT batch_unchanged CHECK (unchanged >= 0),
    CONSTRAINT batch_skipped CHECK (skipped >= 0),
    CONSTRAINT batch_rejected CHECK (rejected >= 0),
    UNIQUE (uuid)
) STRICT;

CREATE TABLE contact_external (
    contact_id INTEGER NOT NULL,
    format TEXT NOT NULL,
    external_id TEXT NOT NULL,
    PRIMARY KEY (contact_id, format, external_id),
    CONSTRAINT contact_external_format CHECK (length(format) BETWEEN 1 AND 100 AND instr(format, char(0)) = 0),
    CONSTRAINT contact_external_external_id CHECK (length(external_id) BETWEEN 1 AND 500 AND instr(external_id, char(0)) = 0),
    FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;
CREATE UNIQUE INDEX contact_external_id ON contact_external (format, external_id);

CREATE TABLE resource_external (
    resource_id INTEGER NOT NULL,
    format TEXT NOT NULL,
    external_id TEXT NOT NULL,
    PRIMARY KEY (resource_id, format, external_id),
    CONSTRAINT resource_external_format CHECK (length(format) BETWEEN 1 AND 100 AND instr(format, char(0)) = 0),
    CONSTRAINT resource_external_external_id CHECK (length(external_id) BETWEEN 1 AND 500 AND instr(external_id, char(0)) = 0),
    FOREIGN KEY(resource_id) REFERENCES resource (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;
CREATE UNIQUE INDEX resource_external_id ON resource_external (format, external_id);

CREATE TABLE event_external (
    event_id INTEGER NOT NULL,
    format TEXT NOT NULL,
    external_id TEXT NOT NULL,
    PRIMARY KEY (event_id, format, external_id),
    CONSTRAINT event_external_format CHECK (length(format) BETWEEN 1 AND 100 AND instr(format, char(0)) = 0),
    CONSTRAINT event_external_external_id CHECK (length(external_id) BETWEEN 1 AND 500 AND instr(external_id, char(0)) = 0),
    FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;
CREATE UNIQUE INDEX event_external_id ON event_external (format, external_id);

CREATE TABLE exchange_external (
    exchange_id INTEGER NOT NULL,
    format TEXT NOT NULL,
    external_id TEXT NOT NULL,
    PRIMARY KEY (exchange_id, format, external_id),
    CONSTRAINT exchange_external_format CHECK (length(format) BETWEEN 1 AND 100 AND instr(format, char(0)) = 0),
    CONSTRAINT exchange_external_external_id CHECK (length(external_id) BETWEEN 1 AND 500 AND instr(external_id, char(0)) = 0),
    FOREIGN KEY(exchange_id) REFERENCES exchange (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;
CREATE UNIQUE INDEX exchange_external_id ON exchange_external (format, external_id);

CREATE TABLE resource_import (
    resource_id INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    PRIMARY KEY (resource_id, fingerprint),
    FOREIGN KEY(resource_id) REFERENCES resource (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE TABLE event_import (
    event_id INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    PRIMARY KEY (event_id, fingerprint),
    FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE TABLE contact_kept (
    contact_id INTEGER NOT NULL,
    format TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (contact_id, format, position),
    CONSTRAINT contact_kept_format CHECK (length(format) BETWEEN 1 AND 100 AND instr(format, char(0)) = 0),
    CONSTRAINT contact_kept_name CHECK (length(name) BETWEEN 1 AND 500 AND instr(name, char(0)) = 0),
    CONSTRAINT contact_kept_value CHECK (length(value) <= 1000000 AND instr(value, char(0)) = 0),
    FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE resource_kept (
    resource_id INTEGER NOT NULL,
    format TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (resource_id, format, position),
    CONSTRAINT resource_kept_format CHECK (length(format) BETWEEN 1 AND 100 AND instr(format, char(0)) = 0),
    CONSTRAINT resource_kept_name CHECK (length(name) BETWEEN 1 AND 500 AND instr(name, char(0)) = 0),
    CONSTRAINT resource_kept_value CHECK (length(value) <= 1000000 AND instr(value, char(0)) = 0),
    FOREIGN KEY(resource_id) REFERENCES resource (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE event_kept (
    event_id INTEGER NOT NULL,
    format TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (event_id, format, position),
    CONSTRAINT event_kept_format CHECK (length(format) BETWEEN 1 AND 100 AND instr(format, char(0)) = 0),
    CONSTRAINT event_kept_name CHECK (length(name) BETWEEN 1 AND 500 AND instr(name, char(0)) = 0),
    CONSTRAINT event_kept_value CHECK (length(value) <= 1000000 AND instr(value, char(0)) = 0),
    FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE contact_news (
    contact_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    field TEXT NOT NULL,
    old_value TEXT NOT NULL,
    new_value TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (contact_id, day, field),
    CONSTRAINT contact_news_day CHECK (day IS date(day, '+0 days')),
    CONSTRAINT contact_news_field CHECK (length(field) BETWEEN 1 AND 100 AND instr(field, char(0)) = 0),
    CONSTRAINT contact_news_old_value CHECK (length(old_value) <= 500 AND instr(old_value, char(0)) = 0),
    CONSTRAINT contact_news_new_value CHECK (length(new_value) <= 500 AND instr(new_value, char(0)) = 0),
    CONSTRAINT contact_news_source CHECK (length(source) BETWEEN 1 AND 100 AND instr(source, char(0)) = 0),
    FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE TABLE contact_distinct (
    contact_id INTEGER NOT NULL,
    other_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (contact_id, other_id),
    CONSTRAINT contact_distinct_day CHECK (day IS date(day, '+0 days')),
    CONSTRAINT contact_distinct_lower_first CHECK (contact_id < other_id),
    FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    FOREIGN KEY(other_id) REFERENCES contact (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;
CREATE INDEX contact_distinct_other ON contact_distinct (other_id);

ALTER TABLE contact ADD COLUMN batch_id INTEGER REFERENCES batch (id) ON DELETE SET NULL;
CREATE INDEX contact_batch ON contact (batch_id) WHERE batch_id IS NOT NULL;
ALTER TABLE resource ADD COLUMN batch_id INTEGER REFERENCES batch (id) ON DELETE SET NULL;
CREATE INDEX resource_batch ON resource (batch_id) WHERE batch_id IS NOT NULL;
ALTER TABLE event ADD COLUMN batch_id INTEGER REFERENCES batch (id) ON DELETE SET NULL;
CREATE INDEX event_batch ON event (batch_id) WHERE batch_id IS NOT NULL;
ALTER TABLE interaction ADD COLUMN batch_id INTEGER REFERENCES batch (id) ON DELETE SET NULL;
CREATE INDEX interaction_batch ON interaction (batch_id) WHERE batch_id IS NOT NULL;
ALTER TABLE exchange ADD COLUMN batch_id INTEGER REFERENCES batch (id) ON DELETE SET NULL;
CREATE INDEX exchange_batch ON exchange (batch_id) WHERE batch_id IS NOT NULL;
ALTER TABLE relation ADD COLUMN batch_id INTEGER REFERENCES batch (id) ON DELETE SET NULL;
CREATE INDEX relation_batch ON relation (batch_id) WHERE batch_id IS NOT NULL;
