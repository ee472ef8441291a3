package storetest

import (
	"context"
	"path/filepath"

	"barid/news"
	"barid/store"
)

func restTests() map[string]func(*kit) {
	return map[string]func(*kit){
		"the token key is made once":           keyIsMadeOnce,
		"a lock is held by one":                lockIsHeldByOne,
		"a lock outlives the call's context":   lockOutlivesContext,
		"waiting for a lock ends with context": waitingEnds,
		"waiting for a lock ends with release": waitingSucceeds,
		"a lock's name is no path":             lockName,
		"a lock is looked at, and not taken":   lockIsLookedAt,
		"a snapshot is a whole database":       snapshotIsWhole,
		"a cancelled context changes nothing":  cancelled,
	}
}

func keyIsMadeOnce(k *kit) {
	key, err := k.db.Key(k.ctx())
	k.ok(err)
	k.same(len(key), 32)
	again, err := k.db.Key(k.ctx())
	k.ok(err)
	k.same(again, key)
}

func lockIsHeldByOne(k *kit) {
	release, err := k.db.TryLock(k.ctx(), "dispatch")
	k.ok(err)
	_, err = k.db.TryLock(k.ctx(), "dispatch")
	k.refused(err, news.ErrConflict)
	_, err = k.db.TryLock(k.ctx(), "dispatch") // the refused try has not loosened it
	k.refused(err, news.ErrConflict)
	other, err := k.db.TryLock(k.ctx(), "serve")
	k.ok(err)
	k.ok(other())
	k.ok(release())
	release, err = k.db.TryLock(k.ctx(), "dispatch")
	k.ok(err)
	k.ok(release())
}

func lockOutlivesContext(k *kit) {
	ctx, cancel := context.WithCancel(k.ctx())
	release, err := k.db.TryLock(ctx, "dispatch")
	k.ok(err)
	cancel()
	_, err = k.db.TryLock(k.ctx(), "dispatch")
	k.refused(err, news.ErrConflict)
	k.ok(release())
}

func waitingEnds(k *kit) {
	release, err := k.db.Lock(k.ctx(), "dispatch")
	k.ok(err)
	ctx, cancel := context.WithCancel(k.ctx())
	cancel()
	_, err = k.db.Lock(ctx, "dispatch")
	k.refused(err, context.Canceled)
	k.ok(release())
}

func waitingSucceeds(k *kit) {
	release, err := k.db.Lock(k.ctx(), "dispatch")
	k.ok(err)
	done := make(chan error)
	go func() {
		second, err := k.db.Lock(k.ctx(), "dispatch")
		if err == nil {
			err = second()
		}
		done <- err
	}()
	k.ok(release())
	k.ok(<-done)
}

func lockIsLookedAt(k *kit) {
	held := func() bool {
		held, err := k.db.Held(k.ctx(), "serve")
		k.ok(err)
		return held
	}
	k.same(held(), false)
	release, err := k.db.TryLock(k.ctx(), "serve")
	k.ok(err)
	k.same(held(), true)
	_, err = k.db.TryLock(k.ctx(), "serve") // the look has not loosened it
	k.refused(err, news.ErrConflict)
	k.ok(release())
	k.same(held(), false)
	_, err = k.db.Held(k.ctx(), "../up")
	k.refused(err, news.ErrInvalid)
}

func lockName(k *kit) {
	for _, name := range []string{"", "../up", "a/b", "Dispatch"} {
		_, err := k.db.TryLock(k.ctx(), name)
		k.refused(err, news.ErrInvalid)
	}
}

func snapshotIsWhole(k *kit) {
	k.articles("a", "b")
	path := filepath.Join(k.TempDir(), "backup.db")
	k.ok(k.db.Snapshot(k.ctx(), path))
	k.refused(k.db.Snapshot(k.ctx(), path), news.ErrConflict)

	k.read(1, 5, item("later", "Pilot boat launched"))
	backup, err := store.Open(k.ctx(), store.Options{Path: path})
	k.ok(err)
	defer func() { k.ok(backup.Close()) }()
	articles, err := backup.Articles(k.ctx(), []news.ArticleID{1, 2})
	k.ok(err)
	k.same(keys(articles), []string{"a", "b"})
	_, err = backup.Articles(k.ctx(), []news.ArticleID{3})
	k.refused(err, news.ErrNotFound)
}

func cancelled(k *kit) {
	ctx, cancel := context.WithCancel(k.ctx())
	cancel()
	k.refused(k.db.SeedFeeds(ctx, []news.Feed{{URL: "herald.xml"}}), context.Canceled)
	feeds, err := k.db.Feeds(k.ctx())
	k.ok(err)
	k.same(len(feeds), 0)
}
