-- With whom one talked on which day: how many done interactions, by how many people took part in them.
--
-- Derived, as contact_last is: what the dials, the diversity and the year of talks ask about months of interactions
-- is read from one stretch of this table, instead of from the links of each interaction. Whole numbers, so that it
-- is the same to the last digit however it came about.
CREATE TABLE contact_day (
    day TEXT NOT NULL,
    contact_id INTEGER NOT NULL,
    people INTEGER NOT NULL,
    talks INTEGER NOT NULL,
    PRIMARY KEY (day, contact_id, people)
) WITHOUT ROWID,
 STRICT;

INSERT INTO contact_day (day, contact_id, people, talks)
SELECT i.day, l.contact_id, (SELECT count(*) FROM interaction_contact o WHERE o.interaction_id = i.id) AS number, count(*)
FROM interaction i JOIN interaction_contact l ON l.interaction_id = i.id
WHERE i.status = 'done' GROUP BY i.day, l.contact_id, number;

-- What kinds of talks there were in half a year is counted from the index alone.
CREATE INDEX interaction_done ON interaction (day, kind, stance) WHERE status = 'done';

CREATE TRIGGER contact_day_link_added AFTER INSERT ON interaction_contact
WHEN (SELECT status FROM interaction WHERE id = new.interaction_id) = 'done'
BEGIN
    UPDATE contact_day SET talks = talks - 1
    WHERE day = (SELECT day FROM interaction WHERE id = new.interaction_id)
        AND people = (SELECT count(*) - 1 FROM interaction_contact WHERE interaction_id = new.interaction_id)
        AND contact_id IN (SELECT contact_id FROM interaction_contact
            WHERE interaction_id = new.interaction_id AND contact_id <> new.contact_id);
    DELETE FROM contact_day
    WHERE talks = 0 AND day = (SELECT day FROM interaction WHERE id = new.interaction_id)
        AND contact_id IN (SELECT contact_id FROM interaction_contact
            WHERE interaction_id = new.interaction_id AND contact_id <> new.contact_id);
    INSERT INTO contact_day (day, contact_id, people, talks)
    SELECT i.day, l.contact_id,
        (SELECT count(*) FROM interaction_contact WHERE interaction_id = new.interaction_id), 1
    FROM interaction i JOIN interaction_contact l ON l.interaction_id = i.id WHERE i.id = new.interaction_id
    ON CONFLICT (day, contact_id, people) DO UPDATE SET talks = talks + 1;
END;

-- Where the interaction itself was deleted, its own trigger has counted it out.
CREATE TRIGGER contact_day_link_removed AFTER DELETE ON interaction_contact
WHEN (SELECT status FROM interaction WHERE id = old.interaction_id) = 'done'
BEGIN
    UPDATE contact_day SET talks = talks - 1
    WHERE day = (SELECT day FROM interaction WHERE id = old.interaction_id)
        AND people = (SELECT count(*) + 1 FROM interaction_contact WHERE interaction_id = old.interaction_id)
        AND contact_id IN (SELECT old.contact_id UNION ALL
            SELECT contact_id FROM interaction_contact WHERE interaction_id = old.interaction_id);
    DELETE FROM contact_day
    WHERE talks = 0 AND day = (SELECT day FROM interaction WHERE id = old.interaction_id)
        AND contact_id IN (SELECT old.contact_id UNION ALL
            SELECT contact_id FROM interaction_contact WHERE interaction_id = old.interaction_id);
    INSERT INTO contact_day (day, contact_id, people, talks)
    SELECT i.day, l.contact_id,
        (SELECT count(*) FROM interaction_contact WHERE interaction_id = old.interaction_id), 1
    FROM interaction i JOIN interaction_contact l ON l.interaction_id = i.id WHERE i.id = old.interaction_id
    ON CONFLICT (day, contact_id, people) DO UPDATE SET talks = talks + 1;
END;

CREATE TRIGGER contact_day_interaction_removed BEFORE DELETE ON interaction
WHEN old.status = 'done'
BEGIN
    UPDATE contact_day SET talks = talks - 1
    WHERE day = old.day
        AND people = (SELECT count(*) FROM interaction_contact WHERE interaction_id = old.id)
        AND contact_id IN (SELECT contact_id FROM interaction_contact WHERE interaction_id = old.id);
    DELETE FROM contact_day
    WHERE talks = 0 AND day = old.day
        AND contact_id IN (SELECT contact_id FROM interaction_contact WHERE interaction_id = old.id);
END;

CREATE TRIGGER contact_day_interaction_changed AFTER UPDATE OF day, status ON interaction
WHEN new.day <> old.day OR new.status <> old.status
BEGIN
    UPDATE contact_day SET talks = talks - 1
    WHERE old.status = 'done' AND day = old.day
        AND people = (SELECT count(*) FROM interaction_contact WHERE interaction_id = old.id)
        AND contact_id IN (SELECT contact_id FROM interaction_contact WHERE interaction_id = old.id);
    DELETE FROM contact_day
    WHERE old.status = 'done' AND talks = 0 AND day = old.day
        AND contact_id IN (SELECT contact_id FROM interaction_contact WHERE interaction_id = old.id);
    INSERT INTO contact_day (day, contact_id, people, talks)
    SELECT new.day, contact_id, (SELECT count(*) FROM interaction_contact WHERE interaction_id = new.id), 1
    FROM interaction_contact WHERE interaction_id = new.id AND new.status = 'done'
    ON CONFLICT (day, contact_id, people) DO UPDATE SET talks = talks + 1;
END;
