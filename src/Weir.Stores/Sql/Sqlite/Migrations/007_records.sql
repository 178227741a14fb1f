-- What the server remembers without a history: no definition, written by nobody.
CREATE TABLE records (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (kind, key)
) WITHOUT ROWID;

INSERT INTO records (kind, key, name, body)
SELECT kind, key, name, body FROM definitions WHERE kind IN ('age-clock', 'selection-point', 'token-use');

DELETE FROM definitions WHERE kind IN ('age-clock', 'selection-point', 'token-use');
