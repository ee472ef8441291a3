-- +goose Up
ALTER TABLE feeds ADD COLUMN own INTEGER NOT NULL DEFAULT 0 CHECK (own IN (0, 1)); -- added by hand

-- +goose Down
SELECT 1 / 0; -- there is no way back; restore a backup
