-- What was talked about on which day: how many done interactions had a topic, by how many topics they had.
--
-- Derived, as contact_day is: of which topics one learns is asked of a year of talks, and is read from one stretch of
-- this table, instead of from the tags and goals of each talk. Whole numbers, so that it is the same to the last digit
-- however it came about.
CREATE TABLE topic_day (
    day TEXT NOT NULL,
    topic TEXT NOT NULL,
    topics INTEGER NOT NULL,
    talks INTEGER NOT NULL,
    PRIMARY KEY (day, topic, topics)
) WITHOUT ROWID,
 STRICT;

-- With whom one talked in which months is asked of everybody at once: each has a stretch of this index.
CREATE INDEX contact_day_contact ON contact_day (contact_id, day, people, talks);

INSERT INTO topic_day (day, topic, topics, talks)
SELECT day, topic, topics, count(*) FROM (
    SELECT i.day, t.topic, count(*) OVER (PARTITION BY i.id) AS topics
    FROM (SELECT interaction_id, tag AS topic FROM interaction_tag
        UNION SELECT l.interaction_id, t.topic FROM interaction_goal l JOIN goal_topic t ON t.goal_id = l.goal_id) t
    JOIN interaction i ON i.id = t.interaction_id WHERE i.status = 'done')
GROUP BY day, topic, topics;

-- It holds nothing, and is written to by the triggers below: (id, 1) counts an interaction as it is now, (id, -1) takes
-- it out of the count again. So whatever changes what it is about takes it out before, and counts it after; of a row that
-- is there already, and that INSERT OR IGNORE passes over, only what comes before is run.
CREATE VIEW topic_count (interaction_id, talks) AS SELECT 0, 0 WHERE 0;

CREATE TRIGGER topic_count_added INSTEAD OF INSERT ON topic_count
WHEN (SELECT status FROM interaction WHERE id = new.interaction_id) = 'done'
BEGIN
    INSERT INTO topic_day (day, topic, topics, talks)
    SELECT i.day, t.topic, count(*) OVER (), new.talks
    FROM interaction i CROSS JOIN (
        SELECT tag AS topic FROM interaction_tag WHERE interaction_id = new.interaction_id
        UNION SELECT t.topic FROM interaction_goal l JOIN goal_topic t ON t.goal_id = l.goal_id
        WHERE l.interaction_id = new.interaction_id) t
    WHERE i.id = new.interaction_id
    ON CONFLICT (day, topic, topics) DO UPDATE SET talks = talks + excluded.talks;
    DELETE FROM topic_day
    WHERE talks = 0 AND day = (SELECT day FROM interaction WHERE id = new.interaction_id);
END;

CREATE TRIGGER topic_day_before_tag BEFORE INSERT ON interaction_tag
WHEN NOT EXISTS (SELECT 1 FROM interaction_tag WHERE interaction_id = new.interaction_id AND tag = new.tag)
BEGIN INSERT INTO topic_count VALUES (new.interaction_id, -1); END;
CREATE TRIGGER topic_day_after_tag AFTER INSERT ON interaction_tag
BEGIN INSERT INTO topic_count VALUES (new.interaction_id, 1); END;
CREATE TRIGGER topic_day_before_tag_removed BEFORE DELETE ON interaction_tag
BEGIN INSERT INTO topic_count VALUES (old.interaction_id, -1); END;
CREATE TRIGGER topic_day_after_tag_removed AFTER DELETE ON interaction_tag
BEGIN INSERT INTO topic_count VALUES (old.interaction_id, 1); END;

CREATE TRIGGER topic_day_before_goal BEFORE INSERT ON interaction_goal
WHEN NOT EXISTS (SELECT 1 FROM interaction_goal
    WHERE interaction_id = new.interaction_id AND goal_id = new.goal_id)
BEGIN INSERT INTO topic_count VALUES (new.interaction_id, -1); END;
CREATE TRIGGER topic_day_after_goal AFTER INSERT ON interaction_goal
BEGIN INSERT INTO topic_count VALUES (new.interaction_id, 1); END;
CREATE TRIGGER topic_day_before_goal_removed BEFORE DELETE ON interaction_goal
BEGIN INSERT INTO topic_count VALUES (old.interaction_id, -1); END;
CREATE TRIGGER topic_day_after_goal_removed AFTER DELETE ON interaction_goal
BEGIN INSERT INTO topic_count VALUES (old.interaction_id, 1); END;

CREATE TRIGGER topic_day_before_topic BEFORE INSERT ON goal_topic
WHEN NOT EXISTS (SELECT 1 FROM goal_topic WHERE goal_id = new.goal_id AND topic = new.topic)
BEGIN INSERT INTO topic_count SELECT interaction_id, -1 FROM interaction_goal WHERE goal_id = new.goal_id; END;
CREATE TRIGGER topic_day_after_topic AFTER INSERT ON goal_topic
BEGIN INSERT INTO topic_count SELECT interaction_id, 1 FROM interaction_goal WHERE goal_id = new.goal_id; END;
CREATE TRIGGER topic_day_before_topic_removed BEFORE DELETE ON goal_topic
BEGIN INSERT INTO topic_count SELECT interaction_id, -1 FROM interaction_goal WHERE goal_id = old.goal_id; END;
CREATE TRIGGER topic_day_after_topic_removed AFTER DELETE ON goal_topic
BEGIN INSERT INTO topic_count SELECT interaction_id, 1 FROM interaction_goal WHERE goal_id = old.goal_id; END;

-- The tags of a deleted interaction go after it, and nothing of it is counted any more.
CREATE TRIGGER topic_day_interaction_removed BEFORE DELETE ON interaction
BEGIN INSERT INTO topic_count VALUES (old.id, -1); END;
CREATE TRIGGER topic_day_before_change BEFORE UPDATE OF day, status ON interaction
WHEN new.day <> old.day OR new.status <> old.status
BEGIN INSERT INTO topic_count VALUES (old.id, -1); END;
CREATE TRIGGER topic_day_after_change AFTER UPDATE OF day, status ON interaction
WHEN new.day <> old.day OR new.status <> old.status
BEGIN INSERT INTO topic_count VALUES (new.id, 1); END;
