package audience_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"barid/audience"
	"barid/digest"
	"barid/news"
)

func TestNewEditorRefuses(t *testing.T) {
	tests := map[string]struct {
		address, name string
		role          audience.Role
	}{
		"no address":     {"rima", "Rima", audience.RoleEditor},
		"no name":        {"rima@desk.example", " \n", audience.RoleEditor},
		"a long name":    {"rima@desk.example", strings.Repeat("ر", 81), audience.RoleEditor},
		"a control":      {"rima@desk.example", "Ri\x00ma", audience.RoleEditor},
		"no role":        {"rima@desk.example", "Rima", ""},
		"another's role": {"rima@desk.example", "Rima", "reader"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if e, err := audience.NewEditor(tt.address, tt.name, tt.role); !errors.Is(err, news.ErrInvalid) {
				t.Errorf("got %+v, %v", e, err)
			}
		})
	}
}

func TestRoles(t *testing.T) {
	tests := []struct {
		role            audience.Role
		approve, manage bool
	}{
		{audience.RoleEditor, false, false},
		{audience.RoleApprover, true, false},
		{audience.RoleOwner, true, true},
		{"", false, false},
	}
	for _, tt := range tests {
		if got := [2]bool{tt.role.MayApprove(), tt.role.MayManage()}; got != [2]bool{tt.approve, tt.manage} {
			t.Errorf("%q may approve, manage: %v", tt.role, got)
		}
	}
}

func TestEditionsOfAnEditor(t *testing.T) {
	all, one := audience.Editor{}, audience.Editor{Editions: []digest.EditionID{"morning"}}
	if !all.Works("evening") || !one.Works("morning") || one.Works("evening") {
		t.Error("no edition means all, one means that one")
	}
}

func ExampleNewEditor() {
	e, err := audience.NewEditor(" rima@Desk.example ", "Rima  Khoury", audience.RoleApprover)
	fmt.Println(e.Address, e.Name, e.Role.MayApprove(), err)
	// Output: rima@desk.example Rima Khoury true <nil>
}
