package paste_test

import (
	"fmt"

	"barid/collect/paste"
)

func ExampleSplit() {
	const pasted = `Harbour of Jounieh Gets a New Pier
Harbour of Jounieh Gets a New Pier
TT
20

The harbour of Jounieh will have a second pier by autumn, the town said on Monday.
It costs 3 million dollars.



URL: https://news.example/petra
Petra Limits Visitors to 5,000 a Day

Petra admits no more than 5,000 visitors a day from July, the park said.
`
	for _, a := range paste.Split(pasted) {
		fmt.Printf("line %d: %q %q\n", a.Line, a.Title, a.URL)
		for _, p := range a.Paragraphs {
			fmt.Printf("%10s %s\n", p.Role, p.Text)
		}
	}
	// Output:
	// line 1: "Harbour of Jounieh Gets a New Pier" ""
	//  furniture Harbour of Jounieh Gets a New Pier
	//  furniture TT
	//  furniture 20
	//            The harbour of Jounieh will have a second pier by autumn, the town said on Monday.
	//            It costs 3 million dollars.
	// line 11: "Petra Limits Visitors to 5,000 a Day" "https://news.example/petra"
	//            Petra admits no more than 5,000 visitors a day from July, the park said.
}
