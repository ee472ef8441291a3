-- +goose Up
ALTER TABLE article_revisions ADD COLUMN kind   TEXT NOT NULL DEFAULT ''; -- '': a report
ALTER TABLE article_revisions ADD COLUMN origin TEXT NOT NULL DEFAULT ''; -- the agency or site whose text it is

-- The pages of entries that could not be read.
ALTER TABLE entries ADD COLUMN page_failures INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entries ADD COLUMN page_next     INTEGER NOT NULL DEFAULT 0; -- when one is asked for again; 0: not any more
CREATE INDEX entries_page ON entries (feed, page_next) WHERE page_next > 0;

-- +goose Down
SELECT 1 / 0; -- there is no way back; restore a backup
