package audience

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"barid/digest"
	"barid/news"
)

// EditorID is a row of the store and is never given twice, so that what was signed in as a
// removed editor is nobody. Zero means not stored yet.
type EditorID int64

// Editor works at the desk.
type Editor struct {
	ID       EditorID
	Address  string // as ParseAddress gives it; what they sign in with, and where notices go
	Name     string // as printed beside what they approved
	Role     Role
	Editions []digest.EditionID // that they work on; empty: all
}

// Role is what an editor may do at the desk. Each role may do what those before it may.
type Role string

const (
	RoleEditor   Role = "editor"   // changes drafts
	RoleApprover Role = "approver" // approves and withdraws
	RoleOwner    Role = "owner"    // manages the editors
)

// Roles are all of them, the least first.
func Roles() []Role { return []Role{RoleEditor, RoleApprover, RoleOwner} }

// MayApprove tells that the role may say yes to a draft, and take that back.
func (r Role) MayApprove() bool { return r == RoleApprover || r == RoleOwner }

// MayManage tells that the role may see and remove editors.
func (r Role) MayManage() bool { return r == RoleOwner }

// Works tells that the editor works on an edition.
func (e Editor) Works(on digest.EditionID) bool {
	return len(e.Editions) == 0 || slices.Contains(e.Editions, on)
}

// maxEditorName is how long a printed name may be, in characters.
const maxEditorName = 80

// NewEditor checks what was typed about an editor.
func NewEditor(address, name string, role Role) (Editor, error) {
	address, err := ParseAddress(address)
	if err != nil {
		return Editor{}, err
	}
	name = strings.Join(strings.Fields(name), " ")
	if name == "" || utf8.RuneCountInString(name) > maxEditorName || strings.ContainsFunc(name, unicode.IsControl) {
		return Editor{}, fmt.Errorf("name %q: write 1 to %d characters: %w", name, maxEditorName, news.ErrInvalid)
	}
	if !slices.Contains(Roles(), role) {
		return Editor{}, fmt.Errorf("role %q: write editor, approver or owner: %w", role, news.ErrInvalid)
	}
	return Editor{Address: address, Name: name, Role: role}, nil
}
