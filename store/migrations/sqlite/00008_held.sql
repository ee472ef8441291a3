-- +goose Up

-- Who has decided not to repeat an uncertain delivery; it stood in the reason before.
ALTER TABLE deliveries ADD COLUMN held_by TEXT NOT NULL DEFAULT '';
UPDATE deliveries SET held_by = substr(reason, length('held by ') + 1)
	WHERE state = 'uncertain' AND substr(reason, 1, length('held by ')) = 'held by ';
CREATE INDEX deliveries_undecided ON deliveries (issue) WHERE state = 'uncertain' AND held_by = '';

-- +goose Down
SELECT 1 / 0; -- there is no way back; restore a backup
