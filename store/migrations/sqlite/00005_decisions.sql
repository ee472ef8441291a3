-- +goose Up

-- An approval that was taken back before anything was sent. The number of its issue is never
-- given again.
CREATE TABLE withdrawals (
	issue         INTEGER PRIMARY KEY,
	draft         INTEGER NOT NULL REFERENCES drafts,
	hash          TEXT    NOT NULL,
	approver_kind TEXT    NOT NULL,
	approver      TEXT    NOT NULL,
	approved_at   INTEGER NOT NULL,
	withdrawn_by  TEXT    NOT NULL,
	withdrawn_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX withdrawals_draft ON withdrawals (draft);

-- Issues whose deliveries do not go on.
CREATE TABLE halts (
	issue   INTEGER PRIMARY KEY REFERENCES issues,
	kind    TEXT    NOT NULL,
	decider TEXT    NOT NULL,
	at      INTEGER NOT NULL
) STRICT;

-- Every issue that considered an article, and not the last one alone: a withdrawn issue leaves
-- what the ones before it have noted.
CREATE TABLE considered_by (
	edition TEXT    NOT NULL,
	article INTEGER NOT NULL REFERENCES articles,
	issue   INTEGER NOT NULL REFERENCES issues,
	PRIMARY KEY (edition, article, issue)
) STRICT, WITHOUT ROWID;
INSERT INTO considered_by SELECT edition, article, issue FROM considered;
DROP TABLE considered;
ALTER TABLE considered_by RENAME TO considered;
CREATE INDEX considered_issue ON considered (issue);

-- +goose Down
SELECT 1 / 0; -- there is no way back; restore a backup
