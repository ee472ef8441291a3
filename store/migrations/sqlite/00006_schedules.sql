-- +goose Up

-- When and where a publisher wants to be asked, and how often it brings something.
ALTER TABLE feeds ADD COLUMN selector    TEXT    NOT NULL DEFAULT '';
ALTER TABLE feeds ADD COLUMN next_at     INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN moved_to    TEXT    NOT NULL DEFAULT '';
ALTER TABLE feeds ADD COLUMN ended_at    INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN newest      INTEGER NOT NULL DEFAULT 0; -- entry's date
ALTER TABLE feeds ADD COLUMN usual_gap   INTEGER NOT NULL DEFAULT 0; -- milliseconds
ALTER TABLE feeds ADD COLUMN longest_gap INTEGER NOT NULL DEFAULT 0; -- milliseconds

ALTER TABLE entries ADD COLUMN categories TEXT NOT NULL DEFAULT '[]';
ALTER TABLE entries ADD COLUMN enclosures TEXT NOT NULL DEFAULT '[]';

-- +goose Down
SELECT 1 / 0; -- there is no way back; restore a backup
