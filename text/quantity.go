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
		if next.total == 0 {
			next.first = next.group
		}
		at += p.n
		if next.last != weakPart {
			q, n = next, at-i
		}
	}
	return q, n
}

// add appends a part; ok is false if p cannot continue the number.
func (q quantity) add(p part) (sum quantity, ok bool) {
	switch p.kind {
	case hundredPart:
		return q.addHundred(p)
	case scalePart, scalesPart, doublePart, scaleOrDoublePart:
		return q.addScale(p)
	case ordinalPart:
		if q.last == unitPart && q.group == 1 && p.link == noLink {
			return q.addFraction(p.denominator()) // "one third"
		}
	case fractionPart, denominatorPart:
		return q.addFraction(p)
	}
	last := p.kind
	ok = q.begins(p) || q.last == hundredPart
	unit := q.last == unitPart || q.last == weakPart || q.last == ordinalPart
	switch p.kind {
	case digitsPart:
		ok = q.last == 0 || p.link == wawLink && q.begins(p)
	case unitPart, weakPart, ordinalPart:
		afterTen := q.last == tenPart && p.link == noLink
		ok = ok || afterTen
		if afterTen && p.kind == weakPart {
			last = ordinalPart // "twenty-first"
		}
	case tenPart:
		ok = ok || unit && p.link == wawLink // سبعة وأربعون
	case arabicTenPart:
		ok = ok || unit && p.link == noLink // ثلاثة عشر
	}
	q.group, q.last = q.group+p.value, last
	return q, ok
}

// begins reports that p can open a group: at the start or behind a larger scale.
func (q quantity) begins(p part) bool {
	return q.last == 0 || q.last == scalePart && p.value < q.scale
}

func (q quantity) addHundred(p part) (sum quantity, ok bool) {
	counted := q.last == unitPart || q.last == teenPart || q.last == digitsPart
	switch {
	case p.value == 100 && p.link == noLink && counted:
		q.group *= 100
	case q.begins(p) && !(q.last == 0 && p.dependent):
		q.group += p.value
	default:
		return q, false
	}
	q.last = hundredPart
	return q, true
}

func (q quantity) addScale(p part) (sum quantity, ok bool) {
	smaller := p.link == wawLink && p.value < q.scale
	switch {
	case p.kind == doublePart || p.kind == scaleOrDoublePart && q.group == 0:
		ok = q.last == 0 || q.last == scalePart && smaller
		q.total += 2 * p.value
	case q.last == fractionPart && q.total > 0 && p.value == q.scale:
		ok = true // مليون ونصف المليون
	case q.group > 0:
		ok = p.link == noLink && (q.scale == 0 || p.value < q.scale)
		q.total, q.group = q.total+q.group*p.value, 0
	case q.last == 0:
		ok = p.kind == scalePart && !p.dependent
		q.total = p.value
	case q.last == scalePart && smaller: // مليون وألف
		ok = true
		q.total += p.value
	case q.last == scalePart: // ألف مليون
		ok = p.kind == scalePart && p.link == noLink && p.value >= q.scale
		q.total *= p.value
	}
	q.scale, q.last = p.value, scalePart
	return q, ok
}

func (q quantity) addFraction(p part) (sum quantity, ok bool) {
	whole := q.group >= 1 && q.group == float64(int64(q.group))
	switch {
	case q.last == 0:
		ok = p.link == noLink
		q.group = p.value
	case p.kind == denominatorPart: // "two thirds"
		ok = q.last == unitPart && p.link == noLink
		q.group *= p.value
	case q.last == scalePart: // ثلاثة ملايين ونصف
		ok = p.link != noLink
		q.total += p.value * q.scale
	default: // "two and a half"
		ok = p.link != noLink && whole
		q.group += p.value
	}
	q.last = fractionPart
	return q, ok
}
