package text

// Words around a point, folded. Where a language is not known, a word of any may stand here.
var (
	// titles go before a name: their point never ends a sentence.
	titles = wordSet(`dr drs mr messrs mrs ms mx prof profs gen gens lt col cols maj capt cmdr cpl sgt pvt sen sens rep reps gov govs
		rev hon pres adm amb supt insp det atty fr vs v mt ft e.g i.e cf
		mme mlle mgr dra herr nr bzw ca mio mrd им ул г.г проф акад أ.د`)
	// numbered go before a number, or end the sentence.
	numbered = wordSet(`no nos art sec fig figs vol pp ch kl jan feb mar apr jun jul aug sept sep oct nov dec str abs ст рис`)
	// ambiguous may end a sentence; they do if one of openers follows. They count only with a capital.
	ambiguous = wordSet(`inc co corp ltd llc plc jr sr bros dept univ assn ave blvd st rd hwy intl natl
		ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt
		wash wis wyo ont que`)
	// openers begin a new sentence rather than go on after an abbreviation.
	openers = wordSet(`the a an he she it they we i you this that these those there here his her its their our my in on at but and or so
		if when while as for after before since until by with from to of one some many most all both each what who how why where now
		then also still yet not no nor once only even though although because however meanwhile earlier last under over during among
		according asked`)
	// hourFollowers go on after "5 p.m."
	hourFollowers = wordSet(`et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet eastern central pacific local monday tuesday
		wednesday thursday friday saturday sunday january february march april may june july august september october november december
		jan feb mar apr aug sept oct nov dec`)
	// ordinalFollowers go on after "7." where a point makes an ordinal, as in German.
	ordinalFollowers = wordSet(`januar februar märz april mai juni juli august september oktober november dezember jahrhundert weltkrieg`)
	// sayings tell that a quotation before them goes on.
	sayings = wordSet(`said says asked asks told wrote writes added tweeted replied shouted cried answered continued explained joked
		wondered demanded insisted recalled
		fragte sagte rief demanda demandé lance répond preguntó dijo
		سأل سألت تساءل تساءلت قال قالت يقول تقول يتساءل`)
)
