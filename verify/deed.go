package verify

import (
	"fmt"
	"slices"
	"strings"

	"barid/text"
)

// deed is what a verb tells of the words around it: those who do it, and those to whom it is done.
type deed struct{ doers, others []word }

// judgeDeeds looks at who does what to whom: where the passages have two words around the same verb the other
// way round only, they have been exchanged.
func (ev evidence) judgeDeeds(sentence string, alignments []alignment) []claim {
	var claims []claim
	names := text.Names(sentence)
	for _, a := range alignments {
		actors := namesIn(names, a.here)
		for i, w := range a.here {
			own := deedsAt(a.here, i, actors)
			if len(own) == 0 {
				continue
			}
			if x, there, ok := exchanged(own, ev.deedsOf(w)); ok {
				claims = append(claims, claim{x.Span, []text.Span{there.Span}, fmt.Sprintf("the cited passage says “%s” the other way round: “%s” is not who does it", w.key, x.key)})
			}
		}
	}
	return claims
}

// deedsOf returns what the passages tell by a verb.
func (ev evidence) deedsOf(verb word) []deed {
	var list []deed
	for _, told := range ev.told {
		for k, v := range told {
			if !v.matches(verb) {
				continue
			}
			actors := slices.DeleteFunc(slices.Clone(ev.actors), func(o actor) bool { return &o.words[0] != &told[0] })
			list = append(list, deedsAt(told, k, actors)...)
		}
	}
	return list
}

// exchanged returns two words that stand the other way round in some of the passages' deeds and in none as here:
// the one who does it here, and where the passage has that one.
func exchanged(own, told []deed) (x, there word, found bool) {
	for _, d := range own {
		for _, x := range d.doers {
			for _, y := range d.others {
				if slices.ContainsFunc(told, func(e deed) bool { return among(x, e.doers) && among(y, e.others) }) {
					continue
				}
				k := slices.IndexFunc(told, func(e deed) bool { return among(y, e.doers) && among(x, e.others) })
				if k >= 0 && !x.matches(y) {
					return x, told[k].others[slices.IndexFunc(told[k].others, x.matches)], true
				}
			}
		}
	}
	return x, there, false
}

func among(w word, list []word) bool { return slices.ContainsFunc(list, w.matches) }

// How far from a verb those stand who do it, and those to whom it is done, in words.
const (
	beforeVerb = 5
	behindVerb = 7
)

// deedsAt returns what the word at i tells if it is a verb. Of an English word that is not known: nothing of one behind an article,
// unless somebody does it ("the attack by"), that both do, or that may stand on either side of who says something.
func deedsAt(words []word, i int, actors []actor) []deed {
	w := words[i]
	if !content(w) || caseless(w.key) && !doing[strings.TrimPrefix(w.key, "و")] || saying[w.key] || mutual[w.meaning()] || uttering[verb(w)] && !telltale[w.key] || slices.ContainsFunc(actors, func(o actor) bool { return o.from <= i && i < o.to }) {
		return nil
	}
	before := doersBefore(words, i, actors)
	makers, others := behindDeed(words, i, actors)
	list := []deed{{before, others}}
	switch {
	case len(makers) > 0:
		list = []deed{{makers, slices.Concat(before, others)}}
	case caseless(w.key):
		list = append(list, verbFirst(words, i, actors))
	case passive(words, i) || i > 0 && articles[words[i-1].key]:
		return nil
	}
	return slices.DeleteFunc(list, func(d deed) bool { return len(d.doers) == 0 || len(d.others) == 0 })
}

// definiteAt reports that the word at k is part of a name or, in English, of a thing with an article before it: others
// do not stand for one and the same on either side of a verb.
func definiteAt(words []word, k int, actors []actor) bool {
	if !content(words[k]) || numeric(words[k].key) {
		return false
	}
	if slices.ContainsFunc(actors, func(o actor) bool { return o.from <= k && k < o.to }) {
		return true
	}
	for k > 0 && content(words[k]) {
		k--
	}
	return words[k].key == "the"
}

// doersBefore returns who may do what the verb says, before it in its clause.
func doersBefore(words []word, i int, actors []actor) []word {
	var list []word
	for k := i - 1; k >= max(0, i-beforeVerb) && !subordinating[words[k].key] && !saying[words[k].key]; k-- {
		if definiteAt(words, k, actors) {
			list = append(list, words[k])
		}
	}
	return list
}

// behindDeed returns by whom it is done, behind the verb, and the others there, but none that hang on a word such
// as "in".
func behindDeed(words []word, i int, actors []actor) (makers, others []word) {
	part := receiver
	for k := i + 1; k < min(len(words), i+1+behindVerb) && !subordinating[words[k].key]; k++ {
		key := words[k].key
		switch {
		case partsBefore[key] == maker || k > i+1 && byWhom[key] && (words[k-1].key == "من" || words[k-1].key == "علي"):
			part = maker
		case onto[key] || partsBefore[key] == receiver:
			part = receiver
		case governing[key] && key != "and" || partsBefore[key] == scenery && key != "and":
			part = scenery
		case part == scenery || !definiteAt(words, k, actors):
		case part == maker:
			makers = append(makers, words[k])
		default:
			others = append(others, words[k])
		}
	}
	return makers, others
}

// verbFirst returns the deed of an Arabic verb with both behind it: two names, or a word behind على and the like.
func verbFirst(words []word, i int, actors []actor) deed {
	const reach = 4
	var d deed
	for _, o := range actors {
		joined := strings.HasPrefix(words[o.from].key, "و") && !strings.HasPrefix(text.Fold(o.written), "و")
		switch {
		case o.from <= i || o.from > i+behindVerb || joined:
		case d.doers != nil:
			d.others = append(d.others, words[o.from:o.to]...)
		case o.from <= i+reach:
			d.doers = words[o.from:o.to]
		}
	}
	if d.others != nil {
		return d
	}
	for k := i + 2; k < min(len(words)-1, i+1+reach); k++ {
		if partsBefore[words[k].key] == receiver {
			return deed{slices.DeleteFunc(slices.Clone(words[i+1:k]), func(w word) bool { return !content(w) }), words[k+1 : k+2]}
		}
	}
	return deed{}
}

// passive reports an English verb behind a form of "be" that is done to what stands before it.
func passive(words []word, i int) bool {
	const reach = 3
	return !strings.HasSuffix(words[i].key, "ing") && (i == 0 || words[i-1].key != "to") &&
		slices.ContainsFunc(words[max(0, i-reach):i], func(w word) bool { return being[w.key] })
}

var (
	being = members("is are was were be been being get gets got")
	// subordinating begin another clause, in which others do something.
	subordinating = members("that but or because while when if although though ان بان لكن او الذي التي")
	// onto lead to one to whom something is done.
	onto   = members("to on against from over upon toward towards الي علي ضد")
	byWhom = members("قبل جانب يد")
	// doing are Arabic verbs that one does to another; most other words of a sentence look like one.
	doing = members(`اتهم اتهمت يتهم تتهم هاجم هاجمت يهاجم تهاجم قصف قصفت يقصف تقصف هزم هزمت يهزم تهزم ضرب ضربت يضرب تضرب زار زارت يزور تزور
		انتقد انتقدت ينتقد تنتقد دعم دعمت يدعم تدعم هدد هددت يهدد تهدد شكر شكرت يشكر تشكر ادان ادانت يدين تدين اعتقل اعتقلت يعتقل تعتقل
		قتل قتلت يقتل تقتل غزا غزت يغزو تغزو احتل احتلت يحتل تحتل باع باعت يبيع تبيع استقبل استقبلت يستقبل تستقبل ابلغ ابلغت يبلغ تبلغ
		حذر حذرت يحذر تحذر طالب طالبت يطالب تطالب خلف خلفت يخلف تخلف قاضي قاضت يقاضي تقاضي سبق سبقت يسبق تسبق ساعد ساعدت يساعد تساعد
		تفوق تفوقت يتفوق تتفوق تغلب تغلبت يتغلب تتغلب فاز فازت يفوز تفوز ضغط ضغطت يضغط تضغط رد ردت يرد ترد`)
	mutual = meanings(`met meet meets meeting talked talks negotiated negotiates married marries shared share discussed discuss debated
		التقي التقت يلتقي تلتقي اجتمع اجتمعت يجتمع تجتمع تحادث تحادثت تفاوض تفاوضت بحث بحثت تزوج تزوجت صافح صافحت ناقش ناقشت`)
	telltale = members("told tells warned warns ابلغ ابلغت اخبر اخبرت")
)
