-- The first schema. The tables repeat what pln/models declares; a test compares the two.

CREATE TABLE contact (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    own_role TEXT,
    organisation TEXT NOT NULL,
    role TEXT NOT NULL,
    place TEXT NOT NULL,
    relationship TEXT,
    tier TEXT,
    cadence_days INTEGER,
    ambient INTEGER NOT NULL,
    snoozed_until TEXT,
    birthday TEXT,
    met_on TEXT,
    met_how TEXT NOT NULL,
    introduced_by_id INTEGER,
    note TEXT NOT NULL,
    archived INTEGER NOT NULL,
    added_by TEXT NOT NULL,
    added_on TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT contact_name CHECK (length(name) BETWEEN 1 AND 500 AND instr(name, char(0)) = 0),
    CONSTRAINT contact_slug CHECK (length(slug) BETWEEN 1 AND 100 AND instr(slug, char(0)) = 0),
    CONSTRAINT contact_organisation CHECK (length(organisation) <= 500 AND instr(organisation, char(0)) = 0),
    CONSTRAINT contact_role CHECK (length(role) <= 500 AND instr(role, char(0)) = 0),
    CONSTRAINT contact_place CHECK (length(place) <= 500 AND instr(place, char(0)) = 0),
    CONSTRAINT contact_met_how CHECK (length(met_how) <= 500 AND instr(met_how, char(0)) = 0),
    CONSTRAINT contact_added_by CHECK (length(added_by) <= 500 AND instr(added_by, char(0)) = 0),
    CONSTRAINT contact_note CHECK (length(note) <= 100000 AND instr(note, char(0)) = 0),
    CONSTRAINT contact_kind CHECK (kind IN ('person', 'community', 'organisation')),
    CONSTRAINT contact_status CHECK (status IN ('known', 'wished')),
    CONSTRAINT contact_own_role CHECK (own_role IN ('watcher', 'participant', 'contributor', 'organiser')),
    CONSTRAINT contact_relationship CHECK (relationship IN ('peer', 'mentor', 'mentee', 'expert', 'collaborator', 'sponsor', 'friend')),
    CONSTRAINT contact_tier CHECK (tier IN ('inner', 'close', 'regular', 'wide', 'distant')),
    CONSTRAINT contact_snoozed_until CHECK (snoozed_until IS date(snoozed_until, '+0 days')),
    CONSTRAINT contact_met_on CHECK (met_on IS date(met_on, '+0 days')),
    CONSTRAINT contact_added_on CHECK (added_on IS date(added_on, '+0 days')),
    CONSTRAINT contact_ambient CHECK (ambient IN (0, 1)),
    CONSTRAINT contact_archived CHECK (archived IN (0, 1)),
    CONSTRAINT contact_cadence_days CHECK (cadence_days BETWEEN 1 AND 3650),
    CONSTRAINT contact_birthday CHECK (birthday IS date(birthday, '+0 days') OR birthday GLOB '--[0-9][0-9]-[0-9][0-9]' AND '2000' || substr(birthday, 2) IS date('2000' || substr(birthday, 2), '+0 days')),
    UNIQUE (uuid),
    UNIQUE (slug),
    FOREIGN KEY(introduced_by_id) REFERENCES contact (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX contact_introduced_by ON contact (introduced_by_id);
CREATE INDEX contact_name_key ON contact (name_key);

CREATE TABLE goal (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    status TEXT NOT NULL,
    why TEXT NOT NULL,
    area TEXT NOT NULL,
    level_now INTEGER,
    level_wanted INTEGER,
    started_on TEXT NOT NULL,
    due_on TEXT,
    parent_id INTEGER,
    measure TEXT NOT NULL,
    unit TEXT NOT NULL,
    start_value REAL,
    target_value REAL,
    next_action TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT goal_name CHECK (length(name) BETWEEN 1 AND 500 AND instr(name, char(0)) = 0),
    CONSTRAINT goal_slug CHECK (length(slug) BETWEEN 1 AND 100 AND instr(slug, char(0)) = 0),
    CONSTRAINT goal_area CHECK (length(area) <= 500 AND instr(area, char(0)) = 0),
    CONSTRAINT goal_unit CHECK (length(unit) <= 500 AND instr(unit, char(0)) = 0),
    CONSTRAINT goal_next_action CHECK (length(next_action) <= 500 AND instr(next_action, char(0)) = 0),
    CONSTRAINT goal_why CHECK (length(why) <= 100000 AND instr(why, char(0)) = 0),
    CONSTRAINT goal_status CHECK (status IN ('someday', 'active', 'paused', 'achieved', 'dropped')),
    CONSTRAINT goal_measure CHECK (measure IN ('milestones', 'metric', 'resources', 'manual')),
    CONSTRAINT goal_level_now CHECK (level_now BETWEEN 0 AND 5),
    CONSTRAINT goal_level_wanted CHECK (level_wanted BETWEEN 0 AND 5),
    CONSTRAINT goal_start_value CHECK (start_value BETWEEN -1e15 AND 1e15),
    CONSTRAINT goal_target_value CHECK (target_value BETWEEN -1e15 AND 1e15),
    CONSTRAINT goal_metric CHECK (CASE measure WHEN 'metric' THEN ifnull(start_value <> target_value, 0) ELSE start_value IS NULL AND target_value IS NULL END),
    CONSTRAINT goal_started_on CHECK (started_on IS date(started_on, '+0 days')),
    CONSTRAINT goal_due_on CHECK (due_on IS date(due_on, '+0 days')),
    CONSTRAINT goal_due_after_start CHECK (due_on >= started_on),
    UNIQUE (uuid),
    UNIQUE (slug),
    FOREIGN KEY(parent_id) REFERENCES goal (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX goal_name_key ON goal (name_key);
CREATE INDEX goal_parent ON goal (parent_id);

CREATE TABLE interaction (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    day TEXT NOT NULL,
    time TEXT,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    initiated_by TEXT,
    summary TEXT NOT NULL,
    minutes INTEGER,
    stance TEXT,
    note TEXT NOT NULL,
    added_by TEXT NOT NULL,
    external_id TEXT,
    imported_summary TEXT,
    PRIMARY KEY (id),
    CONSTRAINT interaction_day CHECK (day IS date(day, '+0 days')),
    CONSTRAINT interaction_time CHECK (time GLOB '[0-2][0-9]:[0-5][0-9]' AND time < '24:00'),
    CONSTRAINT interaction_kind CHECK (kind IN ('meeting', 'call', 'video', 'coffee', 'message', 'email', 'event', 'collaboration', 'mentoring', 'other')),
    CONSTRAINT interaction_status CHECK (status IN ('done', 'planned')),
    CONSTRAINT interaction_initiated_by CHECK (initiated_by IN ('me', 'them')),
    CONSTRAINT interaction_stance CHECK (stance IN ('confirms', 'neutral', 'challenges')),
    CONSTRAINT interaction_summary CHECK (length(summary) <= 500 AND instr(summary, char(0)) = 0),
    CONSTRAINT interaction_added_by CHECK (length(added_by) <= 500 AND instr(added_by, char(0)) = 0),
    CONSTRAINT interaction_external_id CHECK (length(external_id) <= 500 AND instr(external_id, char(0)) = 0),
    CONSTRAINT interaction_imported_summary CHECK (length(imported_summary) <= 500 AND instr(imported_summary, char(0)) = 0),
    CONSTRAINT interaction_note CHECK (length(note) <= 100000 AND instr(note, char(0)) = 0),
    CONSTRAINT interaction_minutes CHECK (minutes BETWEEN 1 AND 10080),
    UNIQUE (uuid)
) STRICT;
CREATE INDEX interaction_day ON interaction (day, status);
CREATE UNIQUE INDEX interaction_external ON interaction (added_by, external_id) WHERE external_id IS NOT NULL;

CREATE TABLE review (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    begun_on TEXT NOT NULL,
    finished_on TEXT,
    PRIMARY KEY (id),
    CONSTRAINT review_begun_on CHECK (begun_on IS date(begun_on, '+0 days')),
    CONSTRAINT review_finished_on CHECK (finished_on IS date(finished_on, '+0 days')),
    CONSTRAINT review_order CHECK (finished_on >= begun_on),
    UNIQUE (uuid)
) STRICT;

CREATE TABLE checkin (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    goal_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    value REAL,
    confidence INTEGER,
    blocker TEXT NOT NULL,
    next_action TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT checkin_day CHECK (day IS date(day, '+0 days')),
    CONSTRAINT checkin_confidence CHECK (confidence BETWEEN 1 AND 10),
    CONSTRAINT checkin_value CHECK (value BETWEEN -1e15 AND 1e15),
    CONSTRAINT checkin_blocker CHECK (length(blocker) <= 500 AND instr(blocker, char(0)) = 0),
    CONSTRAINT checkin_next_action CHECK (length(next_action) <= 500 AND instr(next_action, char(0)) = 0),
    CONSTRAINT checkin_note CHECK (length(note) <= 100000 AND instr(note, char(0)) = 0),
    UNIQUE (uuid),
    FOREIGN KEY(goal_id) REFERENCES goal (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX checkin_goal ON checkin (goal_id, day, value, confidence);

CREATE TABLE contact_detail (
    contact_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    value_key TEXT NOT NULL,
    value TEXT NOT NULL,
    label TEXT NOT NULL,
    preferred INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (contact_id, kind, value_key),
    CONSTRAINT contact_detail_kind CHECK (kind IN ('email', 'phone', 'url', 'address')),
    CONSTRAINT contact_detail_value CHECK (length(value) BETWEEN 1 AND 500 AND instr(value, char(0)) = 0),
    CONSTRAINT contact_detail_label CHECK (length(label) <= 500 AND instr(label, char(0)) = 0),
    CONSTRAINT contact_detail_preferred CHECK (preferred IN (0, 1)),
    FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;
CREATE INDEX contact_detail_key ON contact_detail (kind, value_key);

CREATE TABLE contact_import (
    contact_id INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    PRIMARY KEY (contact_id, fingerprint),
    FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE TABLE contact_last (
    contact_id INTEGER NOT NULL,
    last_on TEXT NOT NULL,
    PRIMARY KEY (contact_id),
    FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE contact_nickname (
    contact_id INTEGER NOT NULL,
    nickname_key TEXT NOT NULL,
    nickname TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (contact_id, nickname_key),
    CONSTRAINT contact_nickname_nickname CHECK (length(nickname) BETWEEN 1 AND 500 AND instr(nickname, char(0)) = 0),
    FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE TABLE contact_tag (
    contact_id INTEGER NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (contact_id, tag),
    CONSTRAINT contact_tag_tag CHECK (length(tag) BETWEEN 1 AND 100 AND instr(tag, char(0)) = 0),
    FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;
CREATE INDEX contact_tag_tag ON contact_tag (tag);

CREATE TABLE contact_topic (
    contact_id INTEGER NOT NULL,
    topic_role TEXT NOT NULL,
    topic TEXT NOT NULL,
    PRIMARY KEY (contact_id, topic_role, topic),
    CONSTRAINT contact_topic_topic_role CHECK (topic_role IN ('expertise', 'interest')),
    CONSTRAINT contact_topic_topic CHECK (length(topic) BETWEEN 1 AND 100 AND instr(topic, char(0)) = 0),
    FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;
CREATE INDEX contact_topic_topic ON contact_topic (topic);

CREATE TABLE goal_contact (
    goal_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (goal_id, contact_id, role),
    CONSTRAINT goal_contact_role CHECK (role IN ('mentor', 'peer', 'expert', 'accountability', 'collaborator', 'mentee')),
    FOREIGN KEY(goal_id) REFERENCES goal (id) ON DELETE CASCADE,
    FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;
CREATE INDEX goal_contact_contact ON goal_contact (contact_id);

CREATE TABLE goal_topic (
    goal_id INTEGER NOT NULL,
    topic TEXT NOT NULL,
    PRIMARY KEY (goal_id, topic),
    CONSTRAINT goal_topic_topic CHECK (length(topic) BETWEEN 1 AND 100 AND instr(topic, char(0)) = 0),
    FOREIGN KEY(goal_id) REFERENCES goal (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE TABLE interaction_contact (
    interaction_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    PRIMARY KEY (interaction_id, contact_id),
    FOREIGN KEY(interaction_id) REFERENCES interaction (id) ON DELETE CASCADE,
    FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;
CREATE INDEX interaction_contact_contact ON interaction_contact (contact_id, interaction_id);

CREATE TABLE interaction_goal (
    interaction_id INTEGER NOT NULL,
    goal_id INTEGER NOT NULL,
    PRIMARY KEY (interaction_id, goal_id),
    FOREIGN KEY(interaction_id) REFERENCES interaction (id) ON DELETE CASCADE,
    FOREIGN KEY(goal_id) REFERENCES goal (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;
CREATE INDEX interaction_goal_goal ON interaction_goal (goal_id);

CREATE TABLE interaction_tag (
    interaction_id INTEGER NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (interaction_id, tag),
    CONSTRAINT interaction_tag_tag CHECK (length(tag) BETWEEN 1 AND 100 AND instr(tag, char(0)) = 0),
    FOREIGN KEY(interaction_id) REFERENCES interaction (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;
CREATE INDEX interaction_tag_tag ON interaction_tag (tag);

CREATE TABLE milestone (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    goal_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    weight REAL NOT NULL,
    position INTEGER NOT NULL,
    due_on TEXT,
    done_on TEXT,
    PRIMARY KEY (id),
    CONSTRAINT milestone_name CHECK (length(name) BETWEEN 1 AND 500 AND instr(name, char(0)) = 0),
    CONSTRAINT milestone_weight CHECK (weight BETWEEN 0 AND 1000),
    CONSTRAINT milestone_position CHECK (position BETWEEN 1 AND 10000),
    CONSTRAINT milestone_due_on CHECK (due_on IS date(due_on, '+0 days')),
    CONSTRAINT milestone_done_on CHECK (done_on IS date(done_on, '+0 days')),
    UNIQUE (uuid),
    FOREIGN KEY(goal_id) REFERENCES goal (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX milestone_goal ON milestone (goal_id, position);

CREATE TABLE resource (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    slug TEXT NOT NULL,
    title TEXT NOT NULL,
    title_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    url TEXT NOT NULL,
    original_url TEXT NOT NULL,
    author TEXT NOT NULL,
    source TEXT NOT NULL,
    added_on TEXT NOT NULL,
    started_on TEXT,
    finished_on TEXT,
    dropped_on TEXT,
    size REAL,
    position REAL,
    rating INTEGER,
    takeaways TEXT NOT NULL,
    stance TEXT,
    recommended_by_id INTEGER,
    every_days INTEGER,
    last_opened_on TEXT,
    PRIMARY KEY (id),
    CONSTRAINT resource_title CHECK (length(title) BETWEEN 1 AND 500 AND instr(title, char(0)) = 0),
    CONSTRAINT resource_slug CHECK (length(slug) BETWEEN 1 AND 100 AND instr(slug, char(0)) = 0),
    CONSTRAINT resource_author CHECK (length(author) <= 500 AND instr(author, char(0)) = 0),
    CONSTRAINT resource_source CHECK (length(source) <= 500 AND instr(source, char(0)) = 0),
    CONSTRAINT resource_url CHECK (length(url) <= 4000 AND instr(url, char(0)) = 0),
    CONSTRAINT resource_original_url CHECK (length(original_url) <= 4000 AND instr(original_url, char(0)) = 0),
    CONSTRAINT resource_takeaways CHECK (length(takeaways) <= 100000 AND instr(takeaways, char(0)) = 0),
    CONSTRAINT resource_kind CHECK (kind IN ('article', 'book', 'course', 'podcast', 'video', 'paper', 'talk', 'newsletter', 'feed', 'tool')),
    CONSTRAINT resource_status CHECK (status IN ('inbox', 'doing', 'done', 'dropped')),
    CONSTRAINT resource_stance CHECK (stance IN ('confirms', 'neutral', 'challenges')),
    CONSTRAINT resource_added_on CHECK (added_on IS date(added_on, '+0 days')),
    CONSTRAINT resource_started_on CHECK (started_on IS date(started_on, '+0 days')),
    CONSTRAINT resource_finished_on CHECK (finished_on IS date(finished_on, '+0 days')),
    CONSTRAINT resource_dropped_on CHECK (dropped_on IS date(dropped_on, '+0 days')),
    CONSTRAINT resource_last_opened_on CHECK (last_opened_on IS date(last_opened_on, '+0 days')),
    CONSTRAINT resource_size CHECK (size BETWEEN 0 AND 1e9),
    CONSTRAINT resource_position CHECK (position BETWEEN 0 AND 1e9 AND position <= ifnull(size, 1e9)),
    CONSTRAINT resource_rating CHECK (rating BETWEEN 1 AND 5),
    CONSTRAINT resource_every_days CHECK (every_days BETWEEN 1 AND 3650),
    UNIQUE (uuid),
    UNIQUE (slug),
    FOREIGN KEY(recommended_by_id) REFERENCES contact (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX resource_recommended_by ON resource (recommended_by_id);
CREATE INDEX resource_title_key ON resource (title_key);
CREATE INDEX resource_url ON resource (url);

CREATE TABLE review_goal (
    review_id INTEGER NOT NULL,
    goal_id INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (review_id, goal_id),
    CONSTRAINT review_goal_outcome CHECK (outcome IN ('answered', 'skipped')),
    FOREIGN KEY(review_id) REFERENCES review (id) ON DELETE CASCADE,
    FOREIGN KEY(goal_id) REFERENCES goal (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;
CREATE INDEX review_goal_goal ON review_goal (goal_id);

CREATE TABLE goal_resource (
    goal_id INTEGER NOT NULL,
    resource_id INTEGER NOT NULL,
    PRIMARY KEY (goal_id, resource_id),
    FOREIGN KEY(goal_id) REFERENCES goal (id) ON DELETE CASCADE,
    FOREIGN KEY(resource_id) REFERENCES resource (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;
CREATE INDEX goal_resource_resource ON goal_resource (resource_id);

CREATE TABLE interaction_resource (
    interaction_id INTEGER NOT NULL,
    resource_id INTEGER NOT NULL,
    PRIMARY KEY (interaction_id, resource_id),
    FOREIGN KEY(interaction_id) REFERENCES interaction (id) ON DELETE CASCADE,
    FOREIGN KEY(resource_id) REFERENCES resource (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;
CREATE INDEX interaction_resource_resource ON interaction_resource (resource_id);

CREATE TABLE resource_share (
    resource_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (resource_id, contact_id, day),
    CONSTRAINT resource_share_day CHECK (day IS date(day, '+0 days')),
    FOREIGN KEY(resource_id) REFERENCES resource (id) ON DELETE CASCADE,
    FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;
CREATE INDEX resource_share_contact ON resource_share (contact_id);

CREATE TABLE resource_topic (
    resource_id INTEGER NOT NULL,
    topic TEXT NOT NULL,
    PRIMARY KEY (resource_id, topic),
    CONSTRAINT resource_topic_topic CHECK (length(topic) BETWEEN 1 AND 100 AND instr(topic, char(0)) = 0),
    FOREIGN KEY(resource_id) REFERENCES resource (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

-- contact_last is derived: the day of a contact's latest done interaction. A report over thousands of
-- contacts reads it instead of joining every interaction.
CREATE TRIGGER contact_last_link_added AFTER INSERT ON interaction_contact
WHEN (SELECT status FROM interaction WHERE id = new.interaction_id) = 'done'
BEGIN
    INSERT INTO contact_last (contact_id, last_on)
    SELECT new.contact_id, day FROM interaction WHERE id = new.interaction_id
    ON CONFLICT (contact_id) DO UPDATE SET last_on = excluded.last_on WHERE excluded.last_on > last_on;
END;

CREATE TRIGGER contact_last_link_removed AFTER DELETE ON interaction_contact
BEGIN
    DELETE FROM contact_last WHERE contact_id = old.contact_id;
    INSERT INTO contact_last (contact_id, last_on)
    SELECT old.contact_id, max(i.day)
    FROM interaction_contact l JOIN interaction i ON i.id = l.interaction_id
    WHERE l.contact_id = old.contact_id AND i.status = 'done'
        AND EXISTS (SELECT 1 FROM contact WHERE id = old.contact_id)
    GROUP BY l.contact_id;
END;

CREATE TRIGGER contact_last_interaction_changed AFTER UPDATE OF day, status ON interaction
WHEN new.day <> old.day OR new.status <> old.status
BEGIN
    DELETE FROM contact_last
    WHERE contact_id IN (SELECT contact_id FROM interaction_contact WHERE interaction_id = new.id);
    INSERT INTO contact_last (contact_id, last_on)
    SELECT l.contact_id, max(i.day)
    FROM interaction_contact l JOIN interaction i ON i.id = l.interaction_id
    WHERE l.contact_id IN (SELECT contact_id FROM interaction_contact WHERE interaction_id = new.id)
        AND i.status = 'done'
    GROUP BY l.contact_id;
END;
