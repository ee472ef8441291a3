package text

var englishStops = wordSet(`a about after again against all also am an and any are as at be because been before being below
	between both but by can could did do does doing down during each few for from further had has have having he her here hers
	him himself his how i if in into is it its itself just me more most my no nor not now of off on once only or other our ours
	out over own said same say says she should so some such than that the their theirs them then there these they this those
	through to too under until up very was we were what when where which while who whom why will with would you your yours`)

var arabicStops = wordSet(`في من علي الي عن مع ان او ام ثم قد لقد هذا هذه ذلك تلك التي الذي الذين ما لا لم لن هو هي هم كان كانت
	يكون تكون كل بعد قبل بين عند حتي كما اذا اي غير ايضا منذ خلال بعض حيث و`)
