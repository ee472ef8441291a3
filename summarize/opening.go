package summarize

import (
	"slices"
	"strings"
	"unicode"

	"barid/text"
)

// withoutOpening strikes out an opening that ties a sentence to the one before it and says nothing
// by itself: "However, ", "But ".
func withoutOpening(s string) string {
	list := text.Words(s)
	n := 0 // words of the opening
	for _, phrase := range links {
		if len(list) > len(phrase) && slices.EqualFunc(list[:len(phrase)], phrase, foldsTo) {
			n = len(phrase)
		}
	}
	if n == 0 || list[0].Start > 0 {
		return s
	}
	gap := text.Span{Start: list[n-1].End, End: list[n].Start}.Of(s)
	conjunction := gap == " " && conjunctions[text.Fold(list[0].Text)] && !goesOn[text.Fold(list[n].Text)]
	if !conjunction && gap != ", " && gap != "، " {
		return s
	}
	t := newTrim(s)
	t.strike(text.Span{Start: 0, End: list[n].Start})
	return t.String()
}

func foldsTo(w text.Word, folded string) bool { return text.Fold(w.Text) == folded }

// dangles reports a sentence whose subject is in another sentence: its main clause begins with a
// pronoun, or a verb of saying without the one who says, and no name stands before.
func dangles(s string) bool {
	quotations := text.Quotations(s)
	list := slices.DeleteFunc(text.Words(s), func(w text.Word) bool { return quoted(w.Span, quotations) })
	if len(list) == 0 {
		return true
	}
	folded := make([]string, len(list))
	for i, w := range list {
		folded[i] = text.Fold(w.Text)
	}
	if backward[folded[0]] || pronouns[folded[0]] || danglesArabic(folded) {
		return true
	}
	if len(folded) > 1 && (folded[1] == "such" || appeals[folded[0]] && !speaks(folded)) {
		return true
	}
	if len(folded) > 1 && pointers[folded[1]] && (introductions[folded[0]] || clauses[folded[0]]) {
		return true
	}
	clause := clauses[folded[0]]
	if !clause && !introductions[folded[0]] && !strings.HasSuffix(folded[0], "ing") {
		return false
	}
	main := 1
	for main < len(list) && !strings.Contains(text.Span{Start: list[main-1].End, End: list[main].Start}.Of(s), ",") {
		main++
	}
	if main == len(list) {
		main = slices.IndexFunc(folded, func(w string) bool { return pronouns[w] })
	}
	if main < 0 || !pronouns[folded[main]] {
		return false
	}
	return !clause || !slices.ContainsFunc(list[1:main], func(w text.Word) bool { return unicode.IsUpper([]rune(w.Text)[0]) })
}

// speaks reports that somebody says what stands before.
func speaks(folded []string) bool {
	return slices.ContainsFunc(folded, func(w string) bool { return w == "said" || w == "says" || w == "wrote" })
}

// danglesArabic reports a verb of saying without the one who says: "وأضاف أن", or a pronoun.
func danglesArabic(folded []string) bool {
	for len(folded) > 1 && adverbs[folded[0]] {
		folded = folded[1:]
	}
	first := folded[0]
	bare := strings.TrimPrefix(strings.TrimPrefix(first, "و"), "ف")
	if backwardArabic[first] || backwardArabic[bare] {
		return true
	}
	return len(folded) > 1 && (saying[first] || saying[bare]) && complements[folded[1]]
}

var (
	links = phrases(`but, and, yet, so, however, meanwhile, still, also, moreover, furthermore, nevertheless, nonetheless,
		additionally, separately, in addition, at the same time, كما, إلى ذلك, في المقابل, وفي المقابل, في غضون ذلك, وفي غضون ذلك,
		من جانبه, من جانبها, من جانبهم, من جهته, من جهتها, من جهتهم, ومن جانبه, ومن جانبها, ومن جهته, ومن جهتها,
		من جهة أخرى, من ناحية أخرى, من جهة ثانية`)
	// conjunctions begin those of the links that no comma needs to follow, goesOn what belongs to them.
	conjunctions = words("but and yet كما من ومن في وفي إلى")
	goesOn       = words("for then also so not as if when while أن أنه أنها لو هو هي")

	// backward are first words that point to what stands before.
	backward = words(`this that that's these those such another both neither either instead similarly likewise therefore thus hence
		consequently then here also too otherwise besides others please welcome afterwards afterward later his her its their theirs`)
	// appeals open what is said to the reader: "Imagine that".
	appeals  = words("imagine consider remember recall suppose look let don't forget")
	pointers = words("then that this these those which")
	pronouns = words("he she it they him her them his hers its their theirs he's she's it's they're he'd she'd they'd they've it'll")
	// introductions open a phrase that stands before the subject, clauses a clause with a subject of its own.
	introductions = words(`in on at during with without from for by to of under over amid among within throughout along aside
		according asked speaking like unlike despite inside outside through across upon against about beyond based given`)
	clauses = words("while when after before as although though since if because once until whereas even")

	adverbs        = words("ثم أيضا وأيضا وكذلك")
	backwardArabic = words(`هو هي هم هما هذا هذه ذلك تلك هؤلاء أولئك لكنه لكنها إنه إنها لذلك لذا بينما حيث فيما كذلك بذلك
		مضيفا مضيفة مؤكدا مؤكدة مشيرا مشيرة موضحا موضحة معترفا معتبرا معتبرة لافتا لافتة مبينا مبينة مشددا مشددة منوها داعيا مطالبا كاشفا محذرا متابعا مستطردا`)
	saying = words(`قال قالت قالوا أضاف أضافت أضافوا أوضح أوضحت أكد أكدت أشار أشارت تابع تابعت لفت لفتت ذكر ذكرت شدد
		شددت بين بينت كشف كشفت نوه نوهت أعرب أعربت استطرد استطردت واصل واصلت ختم زاد زادت اعتبر اعتبرت رأى رأت
		أعلن أعلنت صرح صرحت تساءل دعا طالب مضى أردف أردفت استدرك أبان أبانت أفاد أفادت ألمح حذر حذرت`)
	complements = words("أن إن بأن إلى أنه أنها إنه إنها بأنه بأنها قائلا قائلة على عن")
)

// phrases makes a table of folded phrases, each a list of words.
func phrases(list string) [][]string {
	var table [][]string
	for phrase := range strings.SplitSeq(text.Fold(list), ",") {
		table = append(table, strings.Fields(phrase))
	}
	return table
}
