package fetch_test

import (
	"context"
	"fmt"

	"barid/collect/fetch"
)

func Example() {
	client := fetch.New(fetch.Options{UserAgent: "Barid/1 (+https://desk.example)"})
	defer client.Close()
	_, err := client.Get(context.Background(), fetch.Request{URL: "http://169.254.169.254/latest/meta-data/"})
	fmt.Println(err)
	// Output: 169.254.169.254 is not a public address
}
