-- +goose Up

-- The edition's newest issue when the articles of the draft were read: what later ones consider
-- is not told again. Of drafts that were made before it is only known what was approved by then.
ALTER TABLE drafts ADD COLUMN after_issue INTEGER NOT NULL DEFAULT 0;
UPDATE drafts SET after_issue = COALESCE(
	(SELECT MAX(i.id) FROM issues i WHERE i.edition = drafts.edition AND i.approved_at <= drafts.draft_at), 0);

-- Articles of planned slots that had nothing to print.
CREATE TABLE passed_over (
	edition TEXT    NOT NULL,
	article INTEGER NOT NULL REFERENCES articles,
	at      INTEGER NOT NULL,
	PRIMARY KEY (edition, article)
) STRICT, WITHOUT ROWID;

ALTER TABLE stories ADD COLUMN merged_into INTEGER NOT NULL DEFAULT 0; -- the story that took its articles over; 0: none

-- +goose Down
SELECT 1 / 0; -- there is no way back; restore a backup
