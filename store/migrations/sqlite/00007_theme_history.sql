-- +goose Up
ALTER TABLE themes ADD COLUMN merged_into INTEGER NOT NULL DEFAULT 0; -- the theme that took it over; 0: none

-- What editors have done with themes.
CREATE TABLE theme_changes (
	id     INTEGER PRIMARY KEY,
	theme  INTEGER NOT NULL REFERENCES themes,
	at     INTEGER NOT NULL,
	editor TEXT    NOT NULL,
	what   TEXT    NOT NULL
) STRICT;
CREATE INDEX theme_changes_theme ON theme_changes (theme, id);

-- What is learned from a story that an editor moved to another theme.
CREATE TABLE hints (
	story      INTEGER PRIMARY KEY REFERENCES stories,
	from_theme INTEGER NOT NULL REFERENCES themes,
	to_theme   INTEGER NOT NULL REFERENCES themes,
	language   TEXT    NOT NULL,
	terms      TEXT    NOT NULL,
	editor     TEXT    NOT NULL,
	at         INTEGER NOT NULL
) STRICT;

-- +goose Down
SELECT 1 / 0; -- there is no way back; restore a backup
