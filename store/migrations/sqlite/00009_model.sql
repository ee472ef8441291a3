-- +goose Up

-- Accepted answers of models, by the hash of everything that went in.
CREATE TABLE answers (
	key    TEXT    PRIMARY KEY,
	answer TEXT    NOT NULL,
	at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX answers_at ON answers (at);

-- What requests to models took. Until one is settled it counts as the most that it can take.
CREATE TABLE charges (
	id       INTEGER PRIMARY KEY,
	edition  TEXT    NOT NULL,
	slot     TEXT    NOT NULL,
	at       INTEGER NOT NULL,
	task     TEXT    NOT NULL,
	model    TEXT    NOT NULL,
	requests INTEGER NOT NULL,
	prompt   INTEGER NOT NULL, -- tokens
	answer   INTEGER NOT NULL, -- tokens
	cost     INTEGER NOT NULL, -- millionths of a unit of the currency
	settled  INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX charges_slot ON charges (edition, slot);
CREATE INDEX charges_at   ON charges (at);

-- +goose Down
SELECT 1 / 0; -- there is no way back; restore a backup
