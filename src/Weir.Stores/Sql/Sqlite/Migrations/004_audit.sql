-- Who acted: the proven user, by which way, and for whom. Sentences of before that have one meaning only are split, the
-- others stay sentences. Of those that are split, the machine may be an address: nobody kept which.
ALTER TABLE events ADD COLUMN by_user TEXT;
ALTER TABLE events ADD COLUMN by_uid INTEGER;
ALTER TABLE events ADD COLUMN by_machine TEXT;
ALTER TABLE events ADD COLUMN by_origin TEXT;
ALTER TABLE events ADD COLUMN by_through TEXT;
ALTER TABLE events ADD COLUMN by_address TEXT;
ALTER TABLE events ADD COLUMN by_behalf TEXT;
ALTER TABLE definition_changes ADD COLUMN by_user TEXT;
ALTER TABLE definition_changes ADD COLUMN by_uid INTEGER;
ALTER TABLE definition_changes ADD COLUMN by_machine TEXT;
ALTER TABLE definition_changes ADD COLUMN by_origin TEXT;
ALTER TABLE definition_changes ADD COLUMN by_through TEXT;
ALTER TABLE definition_changes ADD COLUMN by_address TEXT;
ALTER TABLE definition_changes ADD COLUMN by_behalf TEXT;
UPDATE events SET by_user = substr(by, 1, instr(by, ' at ') - 1), by_machine = substr(by, instr(by, ' at ') + 4), by_origin = 'Unknown', by = NULL
WHERE by_origin IS NULL AND by IS NOT NULL AND instr(by, ' at ') > 1 AND length(by) - length(replace(by, ' ', '')) = 2 AND instr(by, ' at ') < length(by) - 3;
UPDATE events SET by_user = substr(by, 1, instr(by, '@') - 1), by_machine = substr(by, instr(by, '@') + 1), by_origin = 'Unknown', by = NULL
WHERE by_origin IS NULL AND by IS NOT NULL AND instr(by, '@') > 1 AND length(by) - length(replace(by, ' ', '')) = 0 AND length(by) - length(replace(by, '@', '')) = 1 AND substr(by, length(by)) <> '@';
UPDATE definition_changes SET by_user = substr(by, 1, instr(by, ' from ') - 1), by_machine = substr(by, instr(by, ' from ') + 6), by_origin = 'Unknown'
WHERE by_origin IS NULL AND by IS NOT NULL AND instr(by, ' from ') > 1 AND length(by) - length(replace(by, ' ', '')) = 2 AND instr(by, ' from ') < length(by) - 5;
UPDATE definition_changes SET by_user = substr(by, 1, instr(by, ' at ') - 1), by_machine = substr(by, instr(by, ' at ') + 4), by_origin = 'Unknown'
WHERE by_origin IS NULL AND by IS NOT NULL AND instr(by, ' at ') > 1 AND length(by) - length(replace(by, ' ', '')) = 2 AND instr(by, ' at ') < length(by) - 3;
UPDATE definition_changes SET by_user = by, by_origin = 'Weir' WHERE by_origin IS NULL AND by = 'weir';

-- Who did what, and who tried. "name" is for whom it was done, else who did it; "key" the subject in upper case.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    name TEXT NOT NULL,
    by_user TEXT NOT NULL,
    by_uid INTEGER,
    by_machine TEXT,
    by_origin TEXT NOT NULL,
    by_through TEXT,
    by_address TEXT,
    by_behalf TEXT,
    action TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    subject TEXT NOT NULL,
    outcome TEXT NOT NULL,
    text TEXT,
    before TEXT,
    after TEXT,
    detail TEXT
);

CREATE INDEX audit_name ON audit (name, id);
CREATE INDEX audit_user ON audit (by_user, id);
CREATE INDEX audit_action ON audit (action, id);
CREATE INDEX audit_kind ON audit (kind, id);
CREATE INDEX audit_key ON audit (key, id);
