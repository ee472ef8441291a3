package digest

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestSlotsAcrossClockChanges(t *testing.T) {
	tests := []struct {
		name, draft, send, zone string
		from, to                string
		want                    []string // key, draft and sending in UTC
	}{
		{
			name: "an ordinary day", draft: "30 5 * * *", send: "45 6 * * *", zone: "Asia/Beirut",
			from: "2026-11-22T00:00:00Z", to: "2026-11-23T00:00:00Z",
			want: []string{"2026-11-22T06:45 03:30 04:45"},
		},
		{
			name: "a skipped 02:30 goes out when the clocks jump", send: "30 2 * * *", zone: "Europe/Paris",
			from: "2026-03-28T12:00:00Z", to: "2026-03-30T12:00:00Z",
			want: []string{"2026-03-29T02:30 01:00 01:00", "2026-03-30T02:30 00:30 00:30"},
		},
		{
			name: "a doubled 02:30 goes out once, the first time", send: "30 2 * * *", zone: "Europe/Paris",
			from: "2026-10-24T12:00:00Z", to: "2026-10-26T12:00:00Z",
			want: []string{"2026-10-25T02:30 00:30 00:30", "2026-10-26T02:30 01:30 01:30"},
		},
		{
			name: "Beirut skips midnight", send: "0 0 * * *", zone: "Asia/Beirut",
			from: "2026-03-28T12:00:00Z", to: "2026-03-29T12:00:00Z",
			want: []string{"2026-03-29T00:00 22:00 22:00"},
		},
		{
			name: "the second pass of a doubled hour brings nothing", send: "30 1 * * *", zone: "America/New_York",
			from: "2026-11-01T05:45:00Z", to: "2026-11-01T12:00:00Z",
		},
		{
			name: "a draft of the evening before", draft: "0 22 * * *", send: "0 6 * * 1-5", zone: "Europe/London",
			from: "2026-06-15T00:00:00Z", to: "2026-06-15T12:00:00Z",
			want: []string{"2026-06-15T06:00 21:00 05:00"},
		},
		{
			name: "one draft time and two sendings: it belongs to the next one", draft: "0 22 * * *", send: "0 6,18 * * *", zone: "UTC",
			from: "2026-06-15T00:00:00Z", to: "2026-06-16T00:00:00Z",
			want: []string{"2026-06-15T06:00 22:00 06:00", "2026-06-15T18:00 18:00 18:00"},
		},
		{
			name: "the end is in, the beginning is out", send: "0 6 * * *", zone: "UTC",
			from: "2026-06-15T06:00:00Z", to: "2026-06-16T06:00:00Z",
			want: []string{"2026-06-16T06:00 06:00 06:00"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, err := ParseCadence(tt.draft, tt.send, tt.zone)
			if err != nil {
				t.Fatal(err)
			}
			got := lines(c.Slots(moment(t, tt.from), moment(t, tt.to)))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("slots (-want +got):\n%s", diff)
			}
		})
	}
}

// lines prints slots as their key, draft and sending in UTC.
func lines(slots []Slot) []string {
	var out []string
	for _, s := range slots {
		out = append(out, s.Key+" "+s.Draft.UTC().Format("15:04")+" "+s.Send.UTC().Format("15:04"))
	}
	return out
}

// A year has one slot for each of its days, in zones with and without clock changes.
func TestYearHasOneSlotADay(t *testing.T) {
	for _, zone := range []string{"Asia/Beirut", "Europe/London", "America/New_York", "Africa/Cairo", "Australia/Lord_Howe", "UTC"} {
		for _, send := range []string{"0 0 * * *", "30 1 * * *", "15 2 * * *", "45 6 * * *"} {
			c, err := ParseCadence("", send, zone)
			if err != nil {
				t.Fatal(err)
			}
			from := time.Date(2026, 1, 1, 0, 0, 0, 0, c.Zone()).Add(-time.Nanosecond)
			keys := make(map[string]bool)
			for at := from; at.Year() < 2027; at = at.Add(7 * time.Hour) {
				for _, s := range c.Slots(at, at.Add(7*time.Hour)) {
					if keys[s.Key] {
						t.Errorf("%s %q: slot %s twice", zone, send, s.Key)
					}
					keys[s.Key] = len(s.Key) > 4 && s.Key[:4] == "2026"
				}
			}
			in2026 := 0
			for _, in := range keys {
				if in {
					in2026++
				}
			}
			if in2026 != 365 {
				t.Errorf("%s %q: %d slots in 2026, want 365", zone, send, in2026)
			}
		}
	}
}

func TestParseCadenceRefuses(t *testing.T) {
	for _, tt := range []struct{ draft, send, zone string }{
		{"", "45 6 * *", "UTC"},
		{"", "45 6 * * 7", "UTC"},
		{"", "TZ=UTC", "UTC"},
		{"", "@every 1h", "UTC"},
		{"", "0 0 31 2 *", "UTC"},
		{"61 * * * *", "45 6 * * *", "UTC"},
		{"", "45 6 * * *", "Beirut"},
		{"", "45 6 * * *", ""},
		{"", "", "UTC"},
	} {
		if _, err := ParseCadence(tt.draft, tt.send, tt.zone); err == nil {
			t.Errorf("ParseCadence(%q, %q, %q) took it", tt.draft, tt.send, tt.zone)
		}
	}
}

func TestNextOfARareSlot(t *testing.T) {
	c, err := ParseCadence("", "0 6 29 2 *", "UTC")
	if err != nil {
		t.Fatal(err)
	}
	slot, ok := c.Next(moment(t, "2026-11-22T00:00:00Z"))
	if !ok || slot.Key != "2028-02-29T06:00" {
		t.Errorf("next = %v %v, want the leap day of 2028", slot.Key, ok)
	}
	if _, ok := (Cadence{}).Next(moment(t, "2026-11-22T00:00:00Z")); ok {
		t.Error("an edition made by hand has a slot")
	}
}

func moment(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}
