package verify

import (
	"fmt"

	"barid/text"
)

// judgeDirections looks at where a sentence has somebody or something come from or go: a name that the
// passages have only behind "from" is not where it goes to.
func (ev evidence) judgeDirections(sentence string, alignments []alignment) []claim {
	var claims []claim
	names := text.Names(sentence)
	for _, a := range alignments {
		for _, who := range namesIn(names, a.here) {
			way := who.direction()
			if way == 0 {
				continue
			}
			c := claim{Span: who.span()}
			if others := ev.opposite(who, way); len(others) > 0 {
				c.fault, c.against = fmt.Sprintf("the cited passage says “%s %s”", others[0].words[others[0].from-1].key, who.written), spansOf(others)
			}
			claims = append(claims, c)
		}
	}
	return claims
}

// opposite returns where the passages have the name, if that is behind the contrary preposition every time.
func (ev evidence) opposite(who actor, way int) []actor {
	var list []actor
	for _, o := range ev.actors {
		if o.surname() != who.surname() {
			continue
		}
		if o.direction() != -way {
			return nil
		}
		list = append(list, o)
	}
	return list
}

// direction is -1 for a name behind "from", 1 for one behind "to", else 0.
func (a actor) direction() int {
	if a.from == 0 {
		return 0
	}
	return directions[a.words[a.from-1].key]
}

var directions = map[string]int{"from": -1, "to": 1, "into": 1, "من": -1, text.Fold("إلى"): 1}
