-- +goose Up
CREATE TABLE editors (
	id       INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice: sessions name it
	address  TEXT    NOT NULL,
	name     TEXT    NOT NULL,
	role     TEXT    NOT NULL,
	editions TEXT    NOT NULL, -- [] is all
	password TEXT    NOT NULL  -- its hash, as a PHC string
) STRICT;
CREATE UNIQUE INDEX editors_address ON editors (lower(address));

CREATE TABLE sessions (
	token   TEXT    NOT NULL PRIMARY KEY, -- the hash of the one in the cookie
	data    BLOB    NOT NULL,
	expires INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_expires ON sessions (expires);

CREATE TABLE notices (
	id       INTEGER PRIMARY KEY,
	key      TEXT    NOT NULL UNIQUE, -- what it is about and to whom: there is one of each
	notice   TEXT    NOT NULL,
	state    TEXT    NOT NULL,
	reason   TEXT    NOT NULL DEFAULT '',
	attempts INTEGER NOT NULL DEFAULT 0,
	due      INTEGER NOT NULL,
	reply    TEXT    NOT NULL DEFAULT '',
	updated  INTEGER NOT NULL
) STRICT;
CREATE INDEX notices_due ON notices (due, id) WHERE state IN ('queued', 'deferred', 'sending');

-- +goose Down
SELECT 1 / 0; -- there is no way back; restore a backup
