package verify

import (
	"slices"
	"strings"

	"barid/text"
)

// utters reports that the word at i says that somebody says something.
func (a account) utters(words []word, i int) bool {
	return uttering[verb(words[i])] && !a.quoted(words[i]) && (i == 0 || !undone[words[i-1].key])
}

// verb is a word without an Arabic conjunction.
func verb(w word) string {
	for _, conjunction := range []string{"و", "ف"} {
		if rest, ok := strings.CutPrefix(w.key, conjunction); ok && uttering[rest] {
			return rest
		}
	}
	return w.key
}

// subject returns who says what the verb at i tells.
func (a account) subject(words []word, i int) (who actor, how voice) {
	switch {
	case caseless(words[i].key):
		if who, how = a.behindArabic(words, i); how != impliedVoice {
			return who, how
		}
		if k := slices.IndexFunc(a.among(words), func(o actor) bool { return o.to == i }); k >= 0 && !noted[verb(words[i])] {
			return a.settle(a.among(words)[k])
		}
		return who, impliedVoice
	case noted[verb(words[i])]:
		return a.behind(words, i)
	}
	if who, how = a.before(words, i); how == noVoice {
		return a.behind(words, i)
	}
	return who, how
}

// before looks for the subject before the verb: right before it ("Haddad said"), or between commas ("the
// minister, Rana Haddad, said", "Haddad, 48, said").
func (a account) before(words []word, i int) (who actor, how voice) {
	k := i - 1
	for k >= 0 && meanwhile[words[k].key] {
		k--
	}
	switch {
	case k < 0 || a.quoted(words[k]):
		return who, noVoice
	case openingPronouns[words[k].key]:
		return who, impliedVoice
	}
	closed := a.comma(words, k+1)
	for _, o := range slices.Backward(a.among(words)) {
		beside := o.to == k+1 && (!closed || a.comma(words, a.titled(o)))
		if o.to <= k+1 && (beside || closed && o.to <= k && a.comma(words, o.to)) {
			return a.settle(o)
		}
	}
	return who, otherVoice
}

// behind looks for the subject right behind the verb, its title apart ("said Minister Haddad"), or behind a
// comma ("said the minister, Rana Haddad").
func (a account) behind(words []word, i int) (who actor, how voice) {
	const reach = 6
	for k := i + 1; k < min(len(words), i+reach) && !a.quoted(words[k]); k++ {
		if openingPronouns[words[k].key] && k == i+1 {
			return who, impliedVoice
		}
		for _, o := range a.among(words) {
			if o.from == k && (a.titled(o) <= i+1 || passed(words[i+1:max(i+1, a.titled(o))]) || a.comma(words, k)) {
				return a.settle(o)
			}
		}
		if governing[words[k].key] && !(noted[words[i].key] && k == i+1) {
			break
		}
	}
	return who, otherVoice
}

// passed reports words that may stand between a verb and its subject.
func passed(words []word) bool {
	return !slices.ContainsFunc(words, func(w word) bool { return w.key != "the" && w.key != "to" })
}

// behindArabic looks for the subject between the verb and what is said: a name behind its office or definite
// words, but not one that owns what speaks (مكتب حداد).
func (a account) behindArabic(words []word, i int) (who actor, how voice) {
	const reach = 8
	k := i + 1
	for ; k < min(len(words), i+reach) && !a.quoted(words[k]) && !governing[words[k].key] && !a.colon(words, k); k++ {
		for _, o := range a.among(words) {
			if o.from != k || a.party(o) {
				continue
			}
			if slices.ContainsFunc(words[i+1:max(i+1, a.titled(o))], func(w word) bool { return !definite(w.key) }) {
				return who, otherVoice
			}
			return o, namedVoice
		}
	}
	if k == i+1 {
		return who, impliedVoice
	}
	return who, otherVoice
}

// settle takes a name as that of a speaker, unless it is a state's, owns what speaks ("Haddad's lawyer") or
// hangs on another word ("the lawyer of Haddad").
func (a account) settle(o actor) (who actor, how voice) {
	first := a.titled(o)
	for first > 0 && o.words[first-1].key == "the" {
		first--
	}
	last := o.words[o.to-1].Span
	owns := strings.ContainsAny(string(a.cut(text.Span{Start: last.End - 2, End: last.End})), "'’")
	if a.party(o) || owns || first > 0 && governing[o.words[first-1].key] && !noted[o.words[max(0, first-2)].key] {
		return who, otherVoice
	}
	return o, namedVoice
}

var (
	uttering = members(`said says told tells added adds announced announces confirmed confirms stated states claimed claims argued argues insisted
		insists explained explains declared declares warned warns noted notes wrote writes tweeted stressed stresses asserted asserts
		quipped recalled replied repeated concluded according
		قال قالت يقول تقول اضاف اضافت يضيف تضيف اعلن اعلنت اكد اكدت يؤكد تؤكد اوضح اوضحت صرح صرحت ذكر ذكرت شدد شددت تابع تابعت ختم ختمت ابلغ ابلغت اخبر اخبرت
		بحسب حسب وفق وفقا`)
	// noted have whose word it is behind them.
	noted = members(`according بحسب حسب وفق وفقا`)
	// addressing are followed by who speaks, and by whom it is said to.
	addressing = members(`ابلغ ابلغت اخبر اخبرت`)
	// undone, before a verb, say that it is not, not yet or of another.
	undone = members(`to not never was were is are be been being t لم لن لا ما كما`)
	// meanwhile may stand between a subject and its verb.
	meanwhile = members(`has have had also later then earlier further again repeatedly previously monday tuesday wednesday thursday friday
		saturday sunday today yesterday on قد كان كانت`)
	// governing have what hangs on them behind them.
	governing = members(`in of to with at by from for after near on about against before during and or but that who which as
		في من على إلى مع عن عقب بعد قبل خلال أن إن أنه أنها أنهم بأن بأنه بأنها باسم و أو الذي التي أثناء أمام حول لدى`)
)
