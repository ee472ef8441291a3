package deliver_test

import (
	"fmt"

	"barid/deliver"
)

// The states of an issue's deliveries always add up to its recipients.
func Example() {
	counts := deliver.Counts{deliver.Sent: 40, deliver.Deferred: 2, deliver.Skipped: 3, deliver.Uncertain: 1}
	fmt.Println(counts.Total(), "recipients,", counts.Open(), "still to be sent")
	refused := deliver.Outcome{Code: 550, Text: "5.7.26 this mail is unauthenticated"}
	fmt.Println(refused, "- about us:", refused.AboutUs())
	// Output:
	// 46 recipients, 2 still to be sent
	// 550 5.7.26 this mail is unauthenticated - about us: true
}
