-- Times are Unix milliseconds, 0 is a time that is not known. Lists and structs are JSON.

-- +goose Up
CREATE TABLE feeds (
	id            INTEGER PRIMARY KEY,
	url           TEXT    NOT NULL UNIQUE,
	kind          TEXT    NOT NULL,
	name          TEXT    NOT NULL,
	publisher     TEXT    NOT NULL,
	language      TEXT    NOT NULL,
	listed        INTEGER NOT NULL CHECK (listed IN (0, 1)),
	etag          TEXT    NOT NULL DEFAULT '',
	last_modified TEXT    NOT NULL DEFAULT '',
	checked_at    INTEGER NOT NULL DEFAULT 0,
	read_at       INTEGER NOT NULL DEFAULT 0,
	changed_at    INTEGER NOT NULL DEFAULT 0,
	failures      INTEGER NOT NULL DEFAULT 0,
	error         TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE articles (
	id         INTEGER PRIMARY KEY,
	key        TEXT    NOT NULL UNIQUE,
	revision   INTEGER NOT NULL, -- the latest
	first_seen INTEGER NOT NULL
) STRICT;
CREATE INDEX articles_first_seen ON articles (first_seen);

CREATE TABLE article_revisions (
	article    INTEGER NOT NULL REFERENCES articles,
	revision   INTEGER NOT NULL,
	seen_at    INTEGER NOT NULL,
	text_hash  TEXT    NOT NULL, -- of title and paragraphs
	url        TEXT    NOT NULL,
	file       TEXT    NOT NULL,
	publisher  TEXT    NOT NULL,
	language   TEXT    NOT NULL,
	title      TEXT    NOT NULL,
	authors    TEXT    NOT NULL,
	dateline   TEXT    NOT NULL,
	paragraphs TEXT    NOT NULL,
	published  INTEGER NOT NULL,
	teaser     INTEGER NOT NULL CHECK (teaser IN (0, 1)),
	PRIMARY KEY (article, revision)
) STRICT;

CREATE TABLE feed_articles (
	feed    INTEGER NOT NULL REFERENCES feeds,
	article INTEGER NOT NULL REFERENCES articles,
	PRIMARY KEY (article, feed)
) STRICT, WITHOUT ROWID;

CREATE TABLE entries (
	id         INTEGER PRIMARY KEY,
	feed       INTEGER NOT NULL REFERENCES feeds,
	article    INTEGER NOT NULL REFERENCES articles,
	guid       TEXT    NOT NULL,
	url        TEXT    NOT NULL,
	title      TEXT    NOT NULL,
	authors    TEXT    NOT NULL,
	published  INTEGER NOT NULL,
	updated    INTEGER NOT NULL,
	html       TEXT    NOT NULL,
	text_hash  TEXT    NOT NULL, -- of the article that was made of it last
	first_seen INTEGER NOT NULL,
	UNIQUE (feed, guid)
) STRICT;

CREATE TABLE themes (
	id      INTEGER PRIMARY KEY,
	key     TEXT NOT NULL UNIQUE, -- under which it was made
	slug    TEXT NOT NULL UNIQUE,
	names   TEXT NOT NULL,
	parties TEXT NOT NULL,
	terms   TEXT NOT NULL,
	state   TEXT NOT NULL
) STRICT;

CREATE TABLE stories (
	id         INTEGER PRIMARY KEY,
	slug       TEXT    NOT NULL,
	theme      INTEGER NOT NULL, -- 0: none yet
	because    TEXT    NOT NULL,
	first_seen INTEGER NOT NULL
) STRICT;

CREATE TABLE story_articles (
	article  INTEGER PRIMARY KEY REFERENCES articles, -- so in one story only
	story    INTEGER NOT NULL REFERENCES stories,
	position INTEGER NOT NULL -- 0 is the lead article
) STRICT;
CREATE INDEX story_articles_story ON story_articles (story, position);

CREATE TABLE drafts (
	id       INTEGER PRIMARY KEY,
	edition  TEXT    NOT NULL,
	slot     TEXT    NOT NULL,
	draft_at INTEGER NOT NULL,
	send_at  INTEGER NOT NULL,
	revision INTEGER NOT NULL,
	content  TEXT    NOT NULL,
	issue    INTEGER NOT NULL DEFAULT 0, -- 0: open
	UNIQUE (edition, slot)
) STRICT;

CREATE TABLE slot_outcomes (
	edition  TEXT    NOT NULL,
	slot     TEXT    NOT NULL,
	draft_at INTEGER NOT NULL,
	send_at  INTEGER NOT NULL,
	outcome  TEXT    NOT NULL,
	at       INTEGER NOT NULL,
	PRIMARY KEY (edition, slot)
) STRICT;

CREATE TABLE issues (
	id             INTEGER PRIMARY KEY,
	draft          INTEGER NOT NULL UNIQUE REFERENCES drafts,
	draft_revision INTEGER NOT NULL,
	edition        TEXT    NOT NULL,
	slot           TEXT    NOT NULL,
	content        TEXT    NOT NULL,
	hash           TEXT    NOT NULL,
	approver_kind  TEXT    NOT NULL,
	approver       TEXT    NOT NULL,
	approved_at    INTEGER NOT NULL,
	published_at   INTEGER NOT NULL DEFAULT 0, -- 0: not yet
	UNIQUE (edition, slot)
) STRICT;
CREATE INDEX issues_edition ON issues (edition, id);

CREATE TABLE considered (
	edition TEXT    NOT NULL,
	article INTEGER NOT NULL REFERENCES articles,
	issue   INTEGER NOT NULL REFERENCES issues, -- the last that considered it
	PRIMARY KEY (edition, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE subscribers (
	id      INTEGER PRIMARY KEY,
	address TEXT    NOT NULL
) STRICT;
-- Mail servers tell local parts apart by case in the standard only: one reader, one row.
CREATE UNIQUE INDEX subscribers_address ON subscribers (lower(address));

CREATE TABLE preferences (
	subscriber    INTEGER NOT NULL REFERENCES subscribers,
	edition       TEXT    NOT NULL,
	themes        TEXT    NOT NULL,
	language      TEXT    NOT NULL,
	length        TEXT    NOT NULL,
	given         INTEGER NOT NULL,
	how           TEXT    NOT NULL,
	withdrawn     INTEGER NOT NULL DEFAULT 0,
	withdrawn_how TEXT    NOT NULL DEFAULT '',
	PRIMARY KEY (subscriber, edition)
) STRICT, WITHOUT ROWID;
CREATE INDEX preferences_edition ON preferences (edition, subscriber);

CREATE TABLE suppressions (
	address TEXT    NOT NULL PRIMARY KEY, -- lower case
	reason  TEXT    NOT NULL,
	since   INTEGER NOT NULL
) STRICT;

CREATE TABLE deliveries (
	id         INTEGER PRIMARY KEY,
	issue      INTEGER NOT NULL REFERENCES issues,
	subscriber INTEGER NOT NULL REFERENCES subscribers,
	variant    TEXT    NOT NULL DEFAULT '',
	state      TEXT    NOT NULL,
	reason     TEXT    NOT NULL DEFAULT '',
	attempts   INTEGER NOT NULL DEFAULT 0,
	due        INTEGER NOT NULL,
	reply      TEXT    NOT NULL DEFAULT '',
	updated    INTEGER NOT NULL,
	UNIQUE (issue, subscriber)
) STRICT;
CREATE INDEX deliveries_due ON deliveries (due, id) WHERE state IN ('queued', 'deferred');
CREATE INDEX deliveries_held ON deliveries (state) WHERE state IN ('leased', 'sending');

CREATE TABLE keys (
	name  TEXT NOT NULL PRIMARY KEY,
	value BLOB NOT NULL
) STRICT;

-- +goose Down
SELECT 1 / 0; -- there is no way back; restore a backup
