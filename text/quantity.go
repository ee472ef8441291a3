package text

// quantity is a number while it is read, word by word: closed groups of thousands and an open one.
type quantity struct {
	total float64  // of the closed groups
	group float64  // the open one
	scale float64  // that closed the last group, 0 before the first
	first float64  // the first group
	last  partKind // of the last part, 0 before the first
}

func (q quantity) value() float64 { return q.total + q.group }

// part is a piece of a number: "forty", "-seven", "and a half", "11", "billion", "وأربعون".
type part struct {
	numberWord
	link link
	n    int // tokens
	lone bool
}

// link is what joins a part to the one before.
type link byte

const (
	noLink link = iota
	andLink
	wawLink
)

// longestNumber bounds the words of one number.
const longestNumber = 24

// readQuantity reads the longest number at ts[i]; n is 0 if there is none.
func readQuantity(ts []token, i int) (q quantity, n int) {
	if ts[i].key == "one" && !countsOne(ts, i) {
		return q, 0
	}
	next := q
	for at := i; at < min(len(ts), i+longestNumber) && (at == i || ts[at].adjacent()); {
		p, ok := partAt(ts, at, at == i)
		if ok {
			next, ok = next.add(p)
		}
		if !ok {
			break
		}
		at += p.n
		if next.last != weakPart {
			q, n = next, at-i
		}
	}
	return q, n
}

// add appends a part; ok is false if p cannot continue the number.
func (q quantity) add(p part) (quantity, bool) {
	ok := false
	switch p.kind {
	case digitsPart:
		ok = q.begins(p) && (q.last == 0 || p.link == wawLink)
		q.group += p.value
	case unitPart, weakPart, ordinalPart:
		return q.addUnit(p)
	case teenPart:
		ok = q.begins(p) || q.afterHundred()
		q.group += p.value
	case tenPart:
		ok = q.begins(p) || q.afterHundred() || q.afterUnit() && p.link == wawLink
		q.group += p.value
	case arabicTenPart: // ثلاثة عشر, or ten alone
		ok = q.begins(p) || q.afterHundred() || q.afterUnit() && p.link == noLink
		q.group += p.value
		p.kind = teenPart
	case hundredPart:
		return q.addHundred(p)
	case scalePart, scalesPart, doublePart, scaleOrDoublePart:
		return q.addScale(p)
	case fractionPart:
		return q.addFraction(p)
	}
	if q.total == 0 {
		q.first = q.group
	}
	q.last = p.kind
	return q, ok
}

// begins reports that p can open a group: at the start or behind a larger scale.
func (q quantity) begins(p part) bool {
	return q.last == 0 || q.last == scalePart && p.value < q.scale
}

func (q quantity) afterHundred() bool { return q.last == hundredPart }

func (q quantity) afterUnit() bool {
	return q.last == unitPart || q.last == weakPart || q.last == ordinalPart
}

func (q quantity) addUnit(p part) (quantity, bool) {
	if p.kind == ordinalPart && q.last == unitPart && q.group == 1 && p.link == noLink {
		p.kind, p.value = fractionPart, 1/p.value // "one third"
		q.group = 0
		q.last = 0
	}
	afterTen := q.last == tenPart && p.link == noLink
	ok := q.begins(p) || q.afterHundred() || afterTen
	q.group += p.value
	if q.total == 0 {
		q.first = q.group
	}
	q.last = p.kind
	if p.kind == weakPart && afterTen {
		q.last = ordinalPart // "twenty-first"
	}
	return q, ok
}

func (q quantity) addHundred(p part) (quantity, bool) {
	ok := true
	switch {
	case p.value == 100 && p.link == noLink && (q.last == unitPart || q.last == teenPart || q.last == digitsPart):
		q.group *= 100
	case q.begins(p) && !(q.last == 0 && p.lone):
		q.group += p.value
	default:
		ok = false
	}
	if q.total == 0 {
		q.first = q.group
	}
	q.last = hundredPart
	return q, ok
}

func (q quantity) addScale(p part) (quantity, bool) {
	double := p.kind == doublePart || p.kind == scaleOrDoublePart && q.group == 0
	ok := true
	switch {
	case double && (q.last == 0 || q.last == scalePart && p.link == wawLink && p.value < q.scale):
		q.total += 2 * p.value
	case double:
		ok = false
	case q.last == fractionPart && q.total > 0 && p.value == q.scale: // مليون ونصف المليون
	case q.group > 0 && p.link == noLink && (q.scale == 0 || p.value < q.scale):
		q.total, q.group = q.total+q.group*p.value, 0
	case q.last == 0 && p.kind == scalePart && !p.lone:
		q.total, q.first = p.value, 1
	case q.last == scalePart && p.link == wawLink && p.value < q.scale:
		q.total += p.value
	case q.last == scalePart && p.link == noLink && p.value >= q.scale && p.kind == scalePart: // ألف مليون
		q.total *= p.value
	default:
		ok = false
	}
	q.scale, q.last = p.value, scalePart
	return q, ok
}

func (q quantity) addFraction(p part) (quantity, bool) {
	ok := p.link != noLink
	switch {
	case q.last == 0:
		ok = p.link == noLink
		q.group = p.value
	case p.many && p.link == noLink && q.last == unitPart: // "two thirds"
		ok = true
		q.group *= p.value
	case q.last == scalePart:
		q.total += p.value * q.scale
	default:
		ok = ok && q.group >= 1 && q.group == float64(int64(q.group))
		q.group += p.value
	}
	q.last = fractionPart
	return q, ok
}
