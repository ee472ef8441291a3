package storetest

import (
	"barid/audience"
	"barid/digest"
	"barid/news"
)

func editorTests() map[string]func(*kit) {
	return map[string]func(*kit){
		"an editor comes back":                editorComesBack,
		"an address has one editor":           addressHasOneEditor,
		"a removed editor's id is not reused": editorIDsAreNotReused,
		"a session ends when its time comes":  sessionExpires,
		"a session is changed and removed":    sessionIsChanged,
	}
}

func rima() audience.Editor {
	return audience.Editor{Address: "Rima@desk.example", Name: "Rima", Role: audience.RoleApprover, Editions: []digest.EditionID{"morning"}}
}

func editorComesBack(k *kit) {
	added, err := k.db.AddEditor(k.ctx(), rima(), "a hash")
	k.ok(err)
	want := rima()
	want.ID = added.ID
	k.same(added, want)
	got, err := k.db.Editor(k.ctx(), added.ID)
	k.ok(err)
	k.same(got, want)
	got, hash, err := k.db.EditorByAddress(k.ctx(), "rima@DESK.example")
	k.ok(err)
	k.same(got, want)
	k.same(hash, "a hash")
	all, err := k.db.Editors(k.ctx())
	k.ok(err)
	k.same(all, []audience.Editor{want})
	_, _, err = k.db.EditorByAddress(k.ctx(), "rima@elsewhere.example")
	k.refused(err, news.ErrNotFound)
}

func addressHasOneEditor(k *kit) {
	_, err := k.db.AddEditor(k.ctx(), rima(), "a hash")
	k.ok(err)
	again := rima()
	again.Address = "rima@desk.example"
	_, err = k.db.AddEditor(k.ctx(), again, "another hash")
	k.refused(err, news.ErrConflict)
}

func editorIDsAreNotReused(k *kit) {
	first, err := k.db.AddEditor(k.ctx(), rima(), "a hash")
	k.ok(err)
	k.ok(k.db.RemoveEditor(k.ctx(), first.ID))
	k.refused(k.db.RemoveEditor(k.ctx(), first.ID), news.ErrNotFound)
	_, err = k.db.Editor(k.ctx(), first.ID)
	k.refused(err, news.ErrNotFound)
	second, err := k.db.AddEditor(k.ctx(), rima(), "a hash")
	k.ok(err)
	if second.ID == first.ID {
		k.Errorf("editor %d is somebody else now", first.ID)
	}
}

func sessionExpires(k *kit) {
	k.ok(k.db.SaveSession(k.ctx(), "t", []byte("data"), at(10)))
	data, err := k.db.Session(k.ctx(), "t", at(9))
	k.ok(err)
	k.same(data, []byte("data"))
	_, err = k.db.Session(k.ctx(), "t", at(10))
	k.refused(err, news.ErrNotFound)

	k.ok(k.db.SaveSession(k.ctx(), "later", []byte("data"), at(20)))
	k.ok(k.db.ExpireSessions(k.ctx(), at(10)))
	_, err = k.db.Session(k.ctx(), "t", at(0))
	k.refused(err, news.ErrNotFound)
	_, err = k.db.Session(k.ctx(), "later", at(0))
	k.ok(err)
}

func sessionIsChanged(k *kit) {
	k.ok(k.db.SaveSession(k.ctx(), "t", []byte("data"), at(10)))
	k.ok(k.db.SaveSession(k.ctx(), "t", []byte("other"), at(20)))
	data, err := k.db.Session(k.ctx(), "t", at(15))
	k.ok(err)
	k.same(data, []byte("other"))
	k.ok(k.db.RemoveSession(k.ctx(), "t"))
	k.ok(k.db.RemoveSession(k.ctx(), "t"))
	_, err = k.db.Session(k.ctx(), "t", at(0))
	k.refused(err, news.ErrNotFound)
}
