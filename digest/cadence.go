package digest

import (
	"fmt"
	"strings"
	"time"

	"github.com/robfig/cron/v3"

	"barid/news"
)

// Cadence is when an edition is drafted and sent, in wall-clock time of one zone. The zero
// Cadence has no slots: the edition is made by hand only.
type Cadence struct {
	draft, send cron.Schedule // over floating time: wall clocks written as UTC
	zone        *time.Location
}

// Slot is one planned time of an edition, and the identity of what is made for it: there is
// one issue per edition and slot.
type Slot struct {
	Key   string    // local wall clock "2026-03-29T02:30", or "manual-" and a UTC time
	Draft time.Time // when the draft is made
	Send  time.Time // when the issue goes out
}

// ManualSlot is the slot of an issue made by hand at t. Unlike planned ones it has the
// resolution of a millisecond.
func ManualSlot(t time.Time) Slot {
	t = t.UTC()
	return Slot{Key: "manual-" + t.Format("2006-01-02T15:04:05.000Z"), Draft: t, Send: t}
}

// Manual tells that the slot was not planned.
func (s Slot) Manual() bool { return strings.HasPrefix(s.Key, "manual-") }

func (s Slot) utc() Slot {
	s.Draft, s.Send = s.Draft.UTC(), s.Send.UTC()
	return s
}

// ParseCadence reads two cron expressions of five fields (or @daily and its like) and an IANA
// zone. draft may be empty: the draft is then made when the issue is sent.
func ParseCadence(draft, send, zone string) (Cadence, error) {
	loc, err := time.LoadLocation(zone)
	if err != nil || zone == "" || zone == "Local" {
		return Cadence{}, fmt.Errorf("time zone %q is not known; write one like Asia/Beirut: %w", zone, news.ErrInvalid)
	}
	c := Cadence{zone: loc}
	if c.send, err = parseCron(send); err != nil {
		return Cadence{}, err
	}
	if draft == "" {
		return c, nil
	}
	if c.draft, err = parseCron(draft); err != nil {
		return Cadence{}, err
	}
	return c, nil
}

// Zone is where the edition's clocks hang; UTC for one made by hand only.
func (c Cadence) Zone() *time.Location {
	if c.zone == nil {
		return time.UTC
	}
	return c.zone
}

// maxSlots bounds one call of Slots: a slot a minute for a week.
const maxSlots = 7 * 24 * 60

// Slots returns the slots to be sent after from and not after to, in order. A wall clock that
// a change to summer time skips is sent at the first moment after the gap, one that occurs
// twice the first time only.
func (c Cadence) Slots(from, to time.Time) []Slot {
	if c.send == nil {
		return nil
	}
	var slots []Slot
	wall := floating(from.In(c.zone)).Add(-3 * time.Hour) // before any fold or gap that ends at from
	for range maxSlots {
		next := c.send.Next(wall)
		if next.IsZero() {
			break
		}
		wall = next
		at := instant(next, c.zone)
		if at.After(to) {
			break
		}
		if at.After(from) {
			slots = append(slots, Slot{Key: next.Format("2006-01-02T15:04"), Draft: c.draftBefore(next), Send: at})
		}
	}
	return slots
}

// horizon is how far ahead a slot is looked for: past the next leap day.
const horizon = 9 * 366 * 24 * time.Hour

// Next returns the first slot to be sent after t; false when there is none in sight.
func (c Cadence) Next(t time.Time) (Slot, bool) {
	for span := 24 * time.Hour; span < horizon; span *= 3 {
		if slots := c.Slots(t, t.Add(span)); len(slots) > 0 {
			return slots[0], true
		}
	}
	return Slot{}, false
}

// draftLead is how far before its sending a draft may be planned.
const draftLead = 24 * time.Hour

// draftBefore is the last draft time at or before a sending and after the sending before it,
// or the sending itself.
func (c Cadence) draftBefore(send time.Time) time.Time {
	if c.draft == nil {
		return instant(send, c.zone)
	}
	begin := send.Add(-draftLead)
	if previous, ok := lastIn(c.send, begin, send.Add(-time.Nanosecond)); ok {
		begin = previous
	}
	if draft, ok := lastIn(c.draft, begin, send); ok {
		return instant(draft, c.zone)
	}
	return instant(send, c.zone)
}

// lastIn is the last time of a schedule after begin and not after end.
func lastIn(schedule cron.Schedule, begin, end time.Time) (last time.Time, found bool) {
	for range maxSlots {
		next := schedule.Next(begin)
		if next.IsZero() || next.After(end) {
			break
		}
		last, begin, found = next, next, true
	}
	return last, found
}

// floating writes a local wall clock as if it were UTC, where no hour is missing or doubled.
func floating(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
}

// instant is the first moment at which the zone's clocks show wall or, in a gap, the moment
// they jump over it.
func instant(wall time.Time, zone *time.Location) time.Time {
	t := time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), wall.Second(), 0, zone)
	begin, end := t.ZoneBounds()
	switch shown := floating(t); {
	case shown.After(wall):
		return begin.UTC()
	case shown.Before(wall):
		return end.UTC()
	}
	if begin.IsZero() {
		return t.UTC()
	}
	_, offset := t.Zone()
	_, before := begin.Add(-time.Second).Zone()
	if earlier := t.Add(time.Duration(offset-before) * time.Second); earlier.Before(begin) {
		return earlier.UTC()
	}
	return t.UTC()
}

// parseCron reads a cron expression, and refuses what the library would misread: zone
// prefixes, @every (it has no wall clock) and days that never come.
func parseCron(expr string) (schedule cron.Schedule, err error) {
	const form = "write five fields, minute hour day month weekday (0 is Sunday), such as \"45 6 * * 1-5\""
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("cron expression %q: %v; %s: %w", expr, r, form, news.ErrInvalid)
		}
	}()
	if strings.Contains(expr, "TZ=") || strings.HasPrefix(expr, "@every") {
		return nil, fmt.Errorf("cron expression %q is not a wall clock; %s: %w", expr, form, news.ErrInvalid)
	}
	schedule, err = cron.ParseStandard(expr)
	if err != nil {
		return nil, fmt.Errorf("cron expression %q: %w; %s: %w", expr, err, form, news.ErrInvalid)
	}
	if schedule.Next(time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)).IsZero() {
		return nil, fmt.Errorf("cron expression %q names a day that never comes; %s: %w", expr, form, news.ErrInvalid)
	}
	if spec, ok := schedule.(*cron.SpecSchedule); ok {
		spec.Location = time.UTC
	}
	return schedule, nil
}
