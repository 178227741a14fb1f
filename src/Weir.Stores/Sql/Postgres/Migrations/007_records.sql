-- What the server remembers without a history: no definition, written by nobody.
CREATE TABLE records (
    kind text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    name text NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (kind, key)
);

INSERT INTO records (kind, key, name, body)
SELECT kind, key, name, body FROM definitions WHERE kind IN ('age-clock', 'selection-point', 'token-use');

DELETE FROM definitions WHERE kind IN ('age-clock', 'selection-point', 'token-use');
