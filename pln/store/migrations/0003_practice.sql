-- The whole practice: events, exchanges, promises, relations, mentorships, feedback, and what else a guided
-- review goes through.

CREATE TABLE event (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT,
    place TEXT NOT NULL,
    url TEXT NOT NULL,
    community_id INTEGER,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT event_name CHECK (length(name) BETWEEN 1 AND 500 AND instr(name, char(0)) = 0),
    CONSTRAINT event_slug CHECK (length(slug) BETWEEN 1 AND 100 AND instr(slug, char(0)) = 0),
    CONSTRAINT event_kind CHECK (kind IN ('conference', 'workshop', 'meetup', 'course', 'talk', 'other')),
    CONSTRAINT event_status CHECK (status IN ('interested', 'going', 'attended', 'missed')),
    CONSTRAINT event_starts_on CHECK (starts_on IS date(starts_on, '+0 days')),
    CONSTRAINT event_ends_on CHECK (ends_on IS date(ends_on, '+0 days')),
    CONSTRAINT event_order CHECK (ends_on >= starts_on),
    CONSTRAINT event_place CHECK (length(place) <= 500 AND instr(place, char(0)) = 0),
    CONSTRAINT event_url CHECK (length(url) <= 4000 AND instr(url, char(0)) = 0),
    CONSTRAINT event_note CHECK (length(note) <= 100000 AND instr(note, char(0)) = 0),
    UNIQUE (uuid),
    UNIQUE (slug),
    FOREIGN KEY(community_id) REFERENCES contact (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX event_community ON event (community_id);
CREATE INDEX event_name_key ON event (name_key);
CREATE INDEX event_starts ON event (starts_on);

CREATE TABLE event_contact (
    event_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (event_id, contact_id),
    CONSTRAINT event_contact_note CHECK (length(note) <= 500 AND instr(note, char(0)) = 0),
    FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE,
    FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;
CREATE INDEX event_contact_contact ON event_contact (contact_id);

CREATE TABLE contact_met (
    contact_id INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    PRIMARY KEY (contact_id),
    FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;
CREATE INDEX contact_met_event ON contact_met (event_id);

CREATE TABLE goal_event (
    goal_id INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    PRIMARY KEY (goal_id, event_id),
    FOREIGN KEY(goal_id) REFERENCES goal (id) ON DELETE CASCADE,
    FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;
CREATE INDEX goal_event_event ON goal_event (event_id);

ALTER TABLE interaction ADD COLUMN event_id INTEGER REFERENCES event (id) ON DELETE SET NULL;
-- Most interactions belong to no event; as an index of all, SQLite would also go through it in search of the newest.
CREATE INDEX interaction_event ON interaction (event_id) WHERE event_id IS NOT NULL;

CREATE TABLE relation (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    contact_id INTEGER NOT NULL,
    type TEXT NOT NULL,
    other_id INTEGER NOT NULL,
    since_on TEXT,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT relation_type CHECK (type IN ('colleague', 'friend', 'partner', 'relative', 'collaborator', 'manager', 'report', 'teacher', 'student', 'mentor', 'mentee', 'member', 'community', 'employee', 'employer')),
    CONSTRAINT relation_since_on CHECK (since_on IS date(since_on, '+0 days')),
    CONSTRAINT relation_of_two CHECK (contact_id <> other_id),
    CONSTRAINT relation_note CHECK (length(note) <= 100000 AND instr(note, char(0)) = 0),
    UNIQUE (uuid),
    FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    FOREIGN KEY(other_id) REFERENCES contact (id) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX relation_contact ON relation (contact_id, other_id, type);
CREATE INDEX relation_other ON relation (other_id);

CREATE TABLE exchange (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    day TEXT NOT NULL,
    contact_id INTEGER NOT NULL,
    direction TEXT NOT NULL,
    kind TEXT NOT NULL,
    what TEXT NOT NULL,
    effort INTEGER NOT NULL,
    interaction_id INTEGER,
    forward_of_id INTEGER,
    thanked_on TEXT,
    tried_on TEXT,
    told_on TEXT,
    public INTEGER NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT exchange_day CHECK (day IS date(day, '+0 days')),
    CONSTRAINT exchange_thanked_on CHECK (thanked_on IS date(thanked_on, '+0 days')),
    CONSTRAINT exchange_tried_on CHECK (tried_on IS date(tried_on, '+0 days')),
    CONSTRAINT exchange_told_on CHECK (told_on IS date(told_on, '+0 days')),
    CONSTRAINT exchange_direction CHECK (direction IN ('gave', 'received')),
    CONSTRAINT exchange_kind CHECK (kind IN ('advice', 'feedback', 'introduction', 'resource', 'opportunity', 'help', 'time')),
    CONSTRAINT exchange_effort CHECK (effort BETWEEN 1 AND 3),
    CONSTRAINT exchange_public CHECK (public IN (0, 1)),
    CONSTRAINT exchange_what CHECK (length(what) <= 500 AND instr(what, char(0)) = 0),
    CONSTRAINT exchange_note CHECK (length(note) <= 100000 AND instr(note, char(0)) = 0),
    CONSTRAINT exchange_fits_direction CHECK (CASE direction WHEN 'gave' THEN coalesce(thanked_on, tried_on, told_on) IS NULL ELSE public = 0 AND forward_of_id IS NULL END),
    UNIQUE (uuid),
    FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    FOREIGN KEY(interaction_id) REFERENCES interaction (id) ON DELETE SET NULL,
    FOREIGN KEY(forward_of_id) REFERENCES exchange (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX exchange_contact ON exchange (contact_id, day);
CREATE INDEX exchange_day ON exchange (day);
CREATE INDEX exchange_forward_of ON exchange (forward_of_id);
CREATE INDEX exchange_interaction ON exchange (interaction_id);

CREATE TABLE promise (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    contact_id INTEGER NOT NULL,
    whose TEXT NOT NULL,
    kind TEXT NOT NULL,
    what TEXT NOT NULL,
    made_on TEXT NOT NULL,
    due_on TEXT,
    kept_on TEXT,
    dropped_on TEXT,
    interaction_id INTEGER,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT promise_whose CHECK (whose IN ('mine', 'theirs')),
    CONSTRAINT promise_kind CHECK (kind IN ('task', 'loan', 'introduction')),
    CONSTRAINT promise_what CHECK (length(what) BETWEEN 1 AND 500 AND instr(what, char(0)) = 0),
    CONSTRAINT promise_made_on CHECK (made_on IS date(made_on, '+0 days')),
    CONSTRAINT promise_due_on CHECK (due_on IS date(due_on, '+0 days')),
    CONSTRAINT promise_kept_on CHECK (kept_on IS date(kept_on, '+0 days')),
    CONSTRAINT promise_dropped_on CHECK (dropped_on IS date(dropped_on, '+0 days')),
    CONSTRAINT promise_one_end CHECK (kept_on IS NULL OR dropped_on IS NULL),
    CONSTRAINT promise_note CHECK (length(note) <= 100000 AND instr(note, char(0)) = 0),
    UNIQUE (uuid),
    FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    FOREIGN KEY(interaction_id) REFERENCES interaction (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX promise_contact ON promise (contact_id);
CREATE INDEX promise_interaction ON promise (interaction_id);
CREATE INDEX promise_open ON promise (kept_on, dropped_on, due_on);

CREATE TABLE mentorship (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    contact_id INTEGER NOT NULL,
    role TEXT NOT NULL,
    focus TEXT,
    since_on TEXT NOT NULL,
    until_on TEXT,
    cadence_days INTEGER,
    told_on TEXT,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT mentorship_role CHECK (role IN ('mentor', 'mentee')),
    CONSTRAINT mentorship_focus CHECK (focus IN ('career', 'craft', 'sponsor', 'peer', 'challenger')),
    CONSTRAINT mentorship_focus_of_mentor CHECK (role = 'mentor' OR focus IS NULL),
    CONSTRAINT mentorship_since_on CHECK (since_on IS date(since_on, '+0 days')),
    CONSTRAINT mentorship_until_on CHECK (until_on IS date(until_on, '+0 days')),
    CONSTRAINT mentorship_told_on CHECK (told_on IS date(told_on, '+0 days')),
    CONSTRAINT mentorship_order CHECK (until_on >= since_on),
    CONSTRAINT mentorship_cadence_days CHECK (cadence_days BETWEEN 1 AND 3650),
    CONSTRAINT mentorship_note CHECK (length(note) <= 100000 AND instr(note, char(0)) = 0),
    UNIQUE (uuid),
    FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX mentorship_contact ON mentorship (contact_id);

CREATE TABLE mentorship_item (
    mentorship_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    item TEXT NOT NULL,
    added_on TEXT NOT NULL,
    done_on TEXT,
    position INTEGER NOT NULL,
    PRIMARY KEY (mentorship_id, kind, item),
    CONSTRAINT mentorship_item_kind CHECK (kind IN ('agenda', 'action')),
    CONSTRAINT mentorship_item_item CHECK (length(item) BETWEEN 1 AND 500 AND instr(item, char(0)) = 0),
    CONSTRAINT mentorship_item_added_on CHECK (added_on IS date(added_on, '+0 days')),
    CONSTRAINT mentorship_item_done_on CHECK (done_on IS date(done_on, '+0 days')),
    FOREIGN KEY(mentorship_id) REFERENCES mentorship (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE TABLE mentorship_goal (
    mentorship_id INTEGER NOT NULL,
    goal_id INTEGER NOT NULL,
    PRIMARY KEY (mentorship_id, goal_id),
    FOREIGN KEY(mentorship_id) REFERENCES mentorship (id) ON DELETE CASCADE,
    FOREIGN KEY(goal_id) REFERENCES goal (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;
CREATE INDEX mentorship_goal_goal ON mentorship_goal (goal_id);

CREATE TABLE feedback (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    contact_id INTEGER NOT NULL,
    about TEXT NOT NULL,
    goal_id INTEGER,
    asked_on TEXT NOT NULL,
    answered_on TEXT,
    gist TEXT NOT NULL,
    decision TEXT,
    applied_on TEXT,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT feedback_about CHECK (length(about) BETWEEN 1 AND 500 AND instr(about, char(0)) = 0),
    CONSTRAINT feedback_asked_on CHECK (asked_on IS date(asked_on, '+0 days')),
    CONSTRAINT feedback_answered_on CHECK (answered_on IS date(answered_on, '+0 days')),
    CONSTRAINT feedback_applied_on CHECK (applied_on IS date(applied_on, '+0 days')),
    CONSTRAINT feedback_decision CHECK (decision IN ('adopt', 'reject', 'later')),
    CONSTRAINT feedback_order CHECK (answered_on >= asked_on),
    CONSTRAINT feedback_decided CHECK (decision IS NULL OR answered_on IS NOT NULL),
    CONSTRAINT feedback_applied CHECK (applied_on IS NULL OR ifnull(decision, '') = 'adopt'),
    CONSTRAINT feedback_gist CHECK (length(gist) <= 500 AND instr(gist, char(0)) = 0),
    CONSTRAINT feedback_note CHECK (length(note) <= 100000 AND instr(note, char(0)) = 0),
    UNIQUE (uuid),
    FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    FOREIGN KEY(goal_id) REFERENCES goal (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX feedback_asked ON feedback (asked_on);
CREATE INDEX feedback_contact ON feedback (contact_id);
CREATE INDEX feedback_goal ON feedback (goal_id);

CREATE TABLE review_section (
    review_id INTEGER NOT NULL,
    section TEXT NOT NULL,
    outcome TEXT NOT NULL,
    PRIMARY KEY (review_id, section),
    CONSTRAINT review_section_section CHECK (section IN ('thanks', 'promises', 'events', 'people', 'resources', 'diversity', 'reconnect')),
    CONSTRAINT review_section_outcome CHECK (outcome IN ('answered', 'skipped')),
    FOREIGN KEY(review_id) REFERENCES review (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;
