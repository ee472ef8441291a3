package text_test

import (
	"fmt"

	"barid/text"
)

func ExampleSentences() {
	s := "The U.S. envoy landed on Oct. 7. “Is the road open?” Salem asked. (AP) هل انتهت المحادثات؟ لا أحد يعرف."
	for _, span := range text.Sentences(s) {
		fmt.Println(span.Of(s))
	}
	// Output:
	// The U.S. envoy landed on Oct. 7.
	// “Is the road open?” Salem asked. (AP)
	// هل انتهت المحادثات؟
	// لا أحد يعرف.
}

func ExampleAnalyzer_Terms() {
	arabic := text.NewAnalyzer("ar")
	fmt.Println(arabic.Terms("قصف الضاحية الجنوبية لبيروت"))
	fmt.Println(arabic.Terms("قصفٌ لضاحيه بيروت الجنوبية"))
	// Output:
	// [قصف ضاح جنوب بيرو]
	// [قصف ضاح بيرو جنوب]
}
