-- What was talked about a goal on which day, and with whom: how many done interactions.
--
-- Derived, as contact_day is: where a goal stands and who can help with it is asked of years of talks, and is read
-- from one stretch of this table, instead of from the interactions of each. `contact_id` 0 counts the talks,
-- whoever took part; the others count those with a contact, events left out, where one is in the same room only.
CREATE TABLE goal_day (
    goal_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    talks INTEGER NOT NULL,
    PRIMARY KEY (goal_id, contact_id, day)
) WITHOUT ROWID,
 STRICT;

INSERT INTO goal_day (goal_id, contact_id, day, talks)
SELECT g.goal_id, 0, i.day, count(*) FROM interaction_goal g JOIN interaction i ON i.id = g.interaction_id
WHERE i.status = 'done' GROUP BY g.goal_id, i.day;

INSERT INTO goal_day (goal_id, contact_id, day, talks)
SELECT g.goal_id, l.contact_id, i.day, count(*) FROM interaction_goal g JOIN interaction i ON i.id = g.interaction_id
    JOIN interaction_contact l ON l.interaction_id = i.id
WHERE i.status = 'done' AND i.kind <> 'event' GROUP BY g.goal_id, l.contact_id, i.day;

CREATE TRIGGER goal_day_goal_added AFTER INSERT ON interaction_goal
WHEN (SELECT status FROM interaction WHERE id = new.interaction_id) = 'done'
BEGIN
    INSERT INTO goal_day (goal_id, contact_id, day, talks)
    SELECT new.goal_id, 0, day, 1 FROM interaction WHERE id = new.interaction_id
    ON CONFLICT (goal_id, contact_id, day) DO UPDATE SET talks = talks + 1;
    INSERT INTO goal_day (goal_id, contact_id, day, talks)
    SELECT new.goal_id, l.contact_id, i.day, 1
    FROM interaction i JOIN interaction_contact l ON l.interaction_id = i.id
    WHERE i.id = new.interaction_id AND i.kind <> 'event'
    ON CONFLICT (goal_id, contact_id, day) DO UPDATE SET talks = talks + 1;
END;

-- Where the interaction itself was deleted, its own trigger has counted it out.
CREATE TRIGGER goal_day_goal_removed AFTER DELETE ON interaction_goal
WHEN (SELECT status FROM interaction WHERE id = old.interaction_id) = 'done'
BEGIN
    UPDATE goal_day SET talks = talks - 1
    WHERE goal_id = old.goal_id AND day = (SELECT day FROM interaction WHERE id = old.interaction_id)
        AND contact_id IN (SELECT 0 UNION ALL
            SELECT l.contact_id FROM interaction i JOIN interaction_contact l ON l.interaction_id = i.id
            WHERE i.id = old.interaction_id AND i.kind <> 'event');
    DELETE FROM goal_day
    WHERE talks = 0 AND goal_id = old.goal_id
        AND day = (SELECT day FROM interaction WHERE id = old.interaction_id)
        AND contact_id IN (SELECT 0 UNION ALL
            SELECT contact_id FROM interaction_contact WHERE interaction_id = old.interaction_id);
END;

CREATE TRIGGER goal_day_contact_added AFTER INSERT ON interaction_contact
WHEN EXISTS (SELECT 1 FROM interaction WHERE id = new.interaction_id AND status = 'done' AND kind <> 'event')
BEGIN
    INSERT INTO goal_day (goal_id, contact_id, day, talks)
    SELECT g.goal_id, new.contact_id, i.day, 1
    FROM interaction i JOIN interaction_goal g ON g.interaction_id = i.id WHERE i.id = new.interaction_id
    ON CONFLICT (goal_id, contact_id, day) DO UPDATE SET talks = talks + 1;
END;

CREATE TRIGGER goal_day_contact_removed AFTER DELETE ON interaction_contact
WHEN EXISTS (SELECT 1 FROM interaction WHERE id = old.interaction_id AND status = 'done' AND kind <> 'event')
BEGIN
    UPDATE goal_day SET talks = talks - 1
    WHERE goal_id IN (SELECT goal_id FROM interaction_goal WHERE interaction_id = old.interaction_id)
        AND contact_id = old.contact_id AND day = (SELECT day FROM interaction WHERE id = old.interaction_id);
    DELETE FROM goal_day
    WHERE talks = 0 AND goal_id IN (SELECT goal_id FROM interaction_goal WHERE interaction_id = old.interaction_id)
        AND contact_id = old.contact_id AND day = (SELECT day FROM interaction WHERE id = old.interaction_id);
END;

CREATE TRIGGER goal_day_interaction_removed BEFORE DELETE ON interaction
WHEN old.status = 'done'
BEGIN
    UPDATE goal_day SET talks = talks - 1
    WHERE day = old.day AND goal_id IN (SELECT goal_id FROM interaction_goal WHERE interaction_id = old.id)
        AND contact_id IN (SELECT 0 UNION ALL
            SELECT contact_id FROM interaction_contact WHERE interaction_id = old.id AND old.kind <> 'event');
    DELETE FROM goal_day
    WHERE talks = 0 AND day = old.day
        AND goal_id IN (SELECT goal_id FROM interaction_goal WHERE interaction_id = old.id)
        AND contact_id IN (SELECT 0 UNION ALL
            SELECT contact_id FROM interaction_contact WHERE interaction_id = old.id);
END;

CREATE TRIGGER goal_day_interaction_changed AFTER UPDATE OF day, status, kind ON interaction
WHEN new.day <> old.day OR new.status <> old.status OR (new.kind = 'event') <> (old.kind = 'event')
BEGIN
    UPDATE goal_day SET talks = talks - 1
    WHERE old.status = 'done' AND day = old.day
        AND goal_id IN (SELECT goal_id FROM interaction_goal WHERE interaction_id = old.id)
        AND contact_id IN (SELECT 0 UNION ALL
            SELECT contact_id FROM interaction_contact WHERE interaction_id = old.id AND old.kind <> 'event');
    DELETE FROM goal_day
    WHERE talks = 0 AND old.status = 'done' AND day = old.day
        AND goal_id IN (SELECT goal_id FROM interaction_goal WHERE interaction_id = old.id)
        AND contact_id IN (SELECT 0 UNION ALL
            SELECT contact_id FROM interaction_contact WHERE interaction_id = old.id);
    INSERT INTO goal_day (goal_id, contact_id, day, talks)
    SELECT g.goal_id, 0, new.day, 1 FROM interaction_goal g WHERE g.interaction_id = new.id AND new.status = 'done'
    ON CONFLICT (goal_id, contact_id, day) DO UPDATE SET talks = talks + 1;
    INSERT INTO goal_day (goal_id, contact_id, day, talks)
    SELECT g.goal_id, l.contact_id, new.day, 1
    FROM interaction_goal g JOIN interaction_contact l ON l.interaction_id = g.interaction_id
    WHERE g.interaction_id = new.id AND new.status = 'done' AND new.kind <> 'event'
    ON CONFLICT (goal_id, contact_id, day) DO UPDATE SET talks = talks + 1;
END;
