package verify

import "strings"

// irregular holds the forms of English verbs that no stemmer leads back to the verb: "sent" of "send". Those
// that are more often another word, as "saw" or "ground", are not in it.
var irregular = verbForms(`arise arose arisen; awake awoke awoken; beat beaten; become became; begin began begun; bend bent; bind bound;
	bite bit bitten; blow blew blown; break broke broken; breed bred; bring brought; build built; buy bought; catch caught; choose chose chosen;
	cling clung; come came; creep crept; deal dealt; dig dug; draw drew drawn; drink drank drunk; drive drove driven; eat ate eaten;
	fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled; fly flew flown; forbid forbade forbidden; forget forgot forgotten;
	forgive forgave forgiven; freeze froze frozen; get got gotten; give gave given; go went gone; grow grew grown; hang hung; hear heard;
	hide hid hidden; hold held; keep kept; kneel knelt; know knew known; lead led; leave left; lend lent; lose lost; make made; mean meant;
	meet met; overcome overcame; overtake overtook overtaken; overthrow overthrew overthrown; pay paid; rebuild rebuilt; repay repaid;
	ride rode ridden; ring rang rung; rise rose risen; run ran; say said; seek sought; sell sold; send sent; shake shook shaken; shine shone;
	shoot shot; shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat; sleep slept; slide slid; speak spoke spoken; spend spent;
	spin spun; stand stood; steal stole stolen; stick stuck; sting stung; strike struck stricken; strive strove striven; swear swore sworn;
	sweep swept; swim swam swum; swing swung; take took taken; teach taught; tear tore torn; tell told; think thought; throw threw thrown;
	undergo underwent undergone; understand understood; undertake undertook undertaken; wake woke woken; wear wore worn; weave wove woven;
	weep wept; win won; withdraw withdrew withdrawn; withhold withheld; withstand withstood; write wrote written`)

// verbForms makes a table of the forms, each with its verb.
func verbForms(list string) map[string]string {
	table := make(map[string]string)
	for line := range strings.SplitSeq(list, ";") {
		forms := strings.Fields(line)
		for _, form := range forms[1:] {
			table[form] = forms[0]
		}
	}
	return table
}
