package verify

import (
	"fmt"
	"slices"

	"barid/text"
)

// judgeAttribution looks at what a cited passage gives as somebody's word, by "the minister says" or
// "allegedly": the sentence must not give it as a fact, nor as another's word.
func (ev evidence) judgeAttribution(alignments []alignment, own account) []claim {
	var claims []claim
	for _, a := range alignments {
		verb := slices.IndexFunc(a.here, func(w word) bool { return saying[w.key] || reporting[w.key] || doubting[w.key] })
		said, ok := a.attributed()
		var against []text.Span
		if ok {
			against = []text.Span{said.Span}
		}
		switch {
		case verb >= 0:
			c := claim{Span: a.here[verb].Span, against: against}
			if other, ok := ev.misgivenTo(a, own); ok {
				c.fault = fmt.Sprintf("the cited passage has this as the word of %s", other.written)
				c.against = []text.Span{other.span()}
			}
			claims = append(claims, c)
		case ok:
			claims = append(claims, claim{across(a.here), against, fmt.Sprintf("the cited passage has this as somebody's word, by “%s”", said.key)})
		}
	}
	return claims
}

// misgivenTo returns whose word the passage's sentence is, where the one like it has it as another's. Where
// more than one speaks, nothing is said.
func (ev evidence) misgivenTo(a alignment, own account) (other actor, found bool) {
	here := own.uttered(a.here)
	if a.held < telling || len(here) != 1 {
		return other, false
	}
	for _, account := range ev.accounts {
		if there := account.uttered(a.there); len(there) == 1 && account.misgives(here[0], there[0]) {
			return there[0].by, true
		}
	}
	return other, false
}

// attributed returns the word by which the passage gives as somebody's word what the sentence tells: it
// opens the passage's sentence ("Haddad said on Monday that"), closes it (", Haddad said"), or stands in
// what both tell ("allegedly").
func (a alignment) attributed() (w word, found bool) {
	if a.held < telling || len(a.pairs) == 0 {
		return w, false
	}
	first, last := a.pairs[0][1], a.pairs[len(a.pairs)-1][1]
	for i, w := range a.there {
		switch {
		case doubting[w.key] && i >= first-2 && i <= last:
			return w, true
		case !saying[w.key]:
		case i < first && introduces(a.there[i+1:first]), i > last && closes(a.there[last+1:], i-last-1):
			return w, true
		}
	}
	return w, false
}

// telling is the share of the content words of a sentence that a passage must have for it to tell the same.
const telling = .7

// introduces reports that words behind a "said" lead to what was said.
func introduces(words []word) bool {
	const most = 6
	return len(words) < 2 || len(words) <= most && slices.ContainsFunc(words, func(w word) bool { return w.key == "that" || w.key == "ان" })
}

// closes reports that words behind what was said, the "said" at i among them, tell who said it and no more.
func closes(words []word, i int) bool {
	const most = 5
	return i <= most && len(words)-i <= most && !slices.ContainsFunc(words[:i], func(w word) bool { return joining[w.key] })
}

var (
	saying = members(`said says say saying claimed claims claim claiming alleged alleges allege argued argues insisted insists suggested suggests
		believes believed thinks asserted asserts maintains according
		قال قالت يقول تقول قائلا قائلة وقال وقالت زعم زعمت يزعم تزعم وزعم وزعمت ادعي ادعت يدعي تدعي وادعي وادعت بحسب وفقا حسب`)
	// reporting are words by which a sentence may give as somebody's word what its passage gives by another.
	reporting = members(`told tells announced announces confirmed confirms stated states reported reports warned warns added adds explained explains
		declared declares denied denies admitted admits accused accuses revealed reveals found finds noted notes described describes
		called calls vowed vows pledged pledges promised promises predicted predicts feared fears blamed blames criticised criticized
		urged urges hailed praised accusing saw sees expects expected hopes wants wanted thought
		اعلن اعلنت يعلن تعلن واعلن واعلنت اكد اكدت يؤكد تؤكد واكد واكدت ذكر ذكرت يذكر تذكر وذكر وذكرت افاد افادت وافاد وافادت اوضح
		اوضحت واوضح واوضحت صرح صرحت وصرح وصرحت اشار اشارت واشار واشارت اضاف اضافت واضاف واضافت حذر حذرت اتهم اتهمت نفي نفت كشف كشفت`)
	doubting = members(`allegedly reportedly purportedly supposedly apparently alleged مزعوم مزعومة يزعم`)
	joining  = members("and but while whereas who which as after before when then و لكن بينما فيما التي الذي بعد قبل")
)
