package verify

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"barid/text"
)

// judgeModality looks at every "will", "may", سوف and the like that stands before what the sentence and a
// cited passage both say: what is only planned or possible there is not done here, and what is done there
// is not only possible here.
func judgeModality(alignments []alignment) []claim {
	var claims []claim
	for _, a := range alignments {
		for _, g := range a.gaps() {
			if a.held < telling || g.next == len(a.here) || a.here[g.next].term == "" {
				continue
			}
			before := tail(g.there)
			here, there := hedgeIn(g.here, a.here[g.next:]), hedgeIn(before, g.then)
			switch {
			case here == there:
			case here < there && count(g.here, content) <= 1 && a.hedges(g.next) < there:
				claims = append(claims, claim{g.at, []text.Span{across(before)}, fmt.Sprintf("the cited passage has this as %s, by “%s”", there, written(before))})
			case here > there && len(tail(g.here)) == len(g.here) && count(g.there, content) <= 1 && hedgeIn(g.around, g.then) < here && (here == possible || past(g.then[0])):
				claims = append(claims, claim{g.at, []text.Span{g.then[0].Span}, fmt.Sprintf("the cited passage does not have this as %s", here)})
			}
		}
		for _, p := range a.pairs { // those that both have
			if hedgeAt(a.here, p[0]) != fact {
				claims = append(claims, claim{Span: a.here[p[0]].Span, against: []text.Span{a.there[p[1]].Span}})
			}
		}
	}
	return claims
}

// hedge is how far a thing is from having been done.
type hedge int

const (
	fact hedge = iota
	planned
	possible
)

func (h hedge) String() string { return [...]string{"done", "planned", "possible"}[h] }

// hedgeIn returns the weakest that words say of the next ones.
func hedgeIn(words, next []word) hedge {
	h := fact
	all := slices.Concat(words, next)
	for i := range words {
		h = max(h, hedgeAt(all, i))
	}
	return h
}

// hedges returns the weakest that the sentence says, by the "to" of a headline before the word at i as well
// ("Council to approve the quay").
func (a alignment) hedges(i int) hedge {
	h := fact
	if i > 0 && a.here[i-1].key == "to" {
		h = planned
	}
	if _, ok := toCome(a.here[i].key); ok {
		h = planned
	}
	for k := range a.here {
		h = max(h, hedgeAt(a.here, k))
	}
	return h
}

// hedgeAt returns what the word at i says of those behind it. قد says "may" before what is not past, and else
// that it was.
func hedgeAt(words []word, i int) hedge {
	key := words[i].key
	switch {
	case key == "قد" || key == "وقد" || key == "فقد":
		if imperfect(words[i+1:]) {
			return possible
		}
		return fact
	case strings.HasSuffix(key, "'ll") || planning[key]:
		return planned
	case supposing[key]:
		return possible
	}
	return fact
}

// imperfect reports that words begin with an Arabic verb that is not past, by its prefix; that of "she" begins
// verbs of the past too, but these agree with no feminine behind them.
func imperfect(words []word) bool {
	if len(words) == 0 || utf8.RuneCountInString(words[0].key) < 4 {
		return false
	}
	verb := words[0].key
	if strings.HasPrefix(verb, "ت") && !strings.HasSuffix(verb, "ت") && len(words) > 1 {
		return strings.HasSuffix(words[1].key, "ه") || strings.HasSuffix(words[1].key, "ات")
	}
	return strings.HasPrefix(verb, "ي")
}

// past reports a verb of the past by its form.
func past(w word) bool {
	return strings.HasSuffix(w.key, "ed") || irregular[w.key] != "" || caseless(w.key) && !imperfect([]word{w})
}

// tail returns the words at the end that only say how far a thing is from having been done.
func tail(words []word) []word {
	const most = 4
	first := len(words)
	for first > max(0, len(words)-most) {
		w := words[first-1]
		if (content(w) || negating[w.key]) && !planning[w.key] && !supposing[w.key] {
			break
		}
		first--
	}
	return words[first:]
}

// written returns the words as a reader may find them.
func written(words []word) string {
	var keys []string
	for _, w := range words {
		keys = append(keys, w.key)
	}
	return strings.Join(keys, " ")
}

var (
	planning = members(`will shall would wants want wanted plan plans planned planning intend intends intended aim aims aimed hope hopes hoped
		hoping seek seeks sought set due scheduled ready promise promises promised pledge pledges pledged vow vows vowed propose proposes
		proposed threaten threatens threatened try tries tried trying attempt attempted attempting
		سوف يعتزم تعتزم اعتزم اعتزمت ينوي تنوي يخطط تخطط يامل تامل يسعي تسعي يحاول تحاول حاول حاولت المقرر ينتظر
		تعهد تعهدت يتعهد تتعهد وعد وعدت اقترح اقترحت يقترح تقترح هدد هددت يهدد تهدد عازم عازمه المزمع المرتقب بصدد`)
	supposing = members(`may might could can possibly perhaps maybe likely expected expects expect probably possible potentially
		predict predicts predicted anticipate anticipates anticipated forecast forecasts foresee foresees projected estimated tipped
		ربما لعل يمكن يحتمل المحتمل المرجح يرجح المتوقع يتوقع تتوقع توقع الممكن`)
)
