-- Who acted: the proven user, by which way, and for whom. Sentences of before that have one meaning only are split, the
-- others stay sentences. Of those that are split, the machine may be an address: nobody kept which.
ALTER TABLE events ADD COLUMN by_user text COLLATE "C";
ALTER TABLE events ADD COLUMN by_uid bigint;
ALTER TABLE events ADD COLUMN by_machine text COLLATE "C";
ALTER TABLE events ADD COLUMN by_origin text COLLATE "C";
ALTER TABLE events ADD COLUMN by_through text COLLATE "C";
ALTER TABLE events ADD COLUMN by_address text COLLATE "C";
ALTER TABLE events ADD COLUMN by_behalf text COLLATE "C";
ALTER TABLE definition_changes ADD COLUMN by_user text COLLATE "C";
ALTER TABLE definition_changes ADD COLUMN by_uid bigint;
ALTER TABLE definition_changes ADD COLUMN by_machine text COLLATE "C";
ALTER TABLE definition_changes ADD COLUMN by_origin text COLLATE "C";
ALTER TABLE definition_changes ADD COLUMN by_through text COLLATE "C";
ALTER TABLE definition_changes ADD COLUMN by_address text COLLATE "C";
ALTER TABLE definition_changes ADD COLUMN by_behalf text COLLATE "C";
UPDATE events SET by_user = substr(by, 1, position(' at ' in by) - 1), by_machine = substr(by, position(' at ' in by) + 4), by_origin = 'Unknown', by = NULL
WHERE by_origin IS NULL AND by IS NOT NULL AND position(' at ' in by) > 1 AND length(by) - length(replace(by, ' ', '')) = 2 AND position(' at ' in by) < length(by) - 3;
UPDATE events SET by_user = substr(by, 1, position('@' in by) - 1), by_machine = substr(by, position('@' in by) + 1), by_origin = 'Unknown', by = NULL
WHERE by_origin IS NULL AND by IS NOT NULL AND position('@' in by) > 1 AND length(by) - length(replace(by, ' ', '')) = 0 AND length(by) - length(replace(by, '@', '')) = 1 AND substr(by, length(by)) <> '@';
UPDATE definition_changes SET by_user = substr(by, 1, position(' from ' in by) - 1), by_machine = substr(by, position(' from ' in by) + 6), by_origin = 'Unknown'
WHERE by_origin IS NULL AND by IS NOT NULL AND position(' from ' in by) > 1 AND length(by) - length(replace(by, ' ', '')) = 2 AND position(' from ' in by) < length(by) - 5;
UPDATE definition_changes SET by_user = substr(by, 1, position(' at ' in by) - 1), by_machine = substr(by, position(' at ' in by) + 4), by_origin = 'Unknown'
WHERE by_origin IS NULL AND by IS NOT NULL AND position(' at ' in by) > 1 AND length(by) - length(replace(by, ' ', '')) = 2 AND position(' at ' in by) < length(by) - 3;
UPDATE definition_changes SET by_user = by, by_origin = 'Weir' WHERE by_origin IS NULL AND by = 'weir';

-- Who did what, and who tried. "name" is for whom it was done, else who did it; "key" the subject in upper case.
CREATE TABLE audit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    name text COLLATE "C" NOT NULL,
    by_user text COLLATE "C" NOT NULL,
    by_uid bigint,
    by_machine text COLLATE "C",
    by_origin text COLLATE "C" NOT NULL,
    by_through text COLLATE "C",
    by_address text COLLATE "C",
    by_behalf text COLLATE "C",
    action text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    subject text NOT NULL,
    outcome text COLLATE "C" NOT NULL,
    text text,
    before text,
    after text,
    detail text
);

CREATE INDEX audit_name ON audit (name, id);
CREATE INDEX audit_user ON audit (by_user, id);
CREATE INDEX audit_action ON audit (action, id);
CREATE INDEX audit_kind ON audit (kind, id);
CREATE INDEX audit_key ON audit (key, id);
