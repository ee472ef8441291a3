package metrics_test

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"

	"barid/metrics"
)

func ExampleHandler() {
	page := metrics.Handler(func(context.Context) (metrics.Figures, error) {
		return metrics.Figures{Version: "1.0", Due: 3}, nil
	}, slog.Default())
	answer := httptest.NewRecorder()
	page.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	for line := range strings.Lines(answer.Body.String()) {
		if strings.HasPrefix(line, "barid_feeds_due") {
			fmt.Print(line)
		}
	}
	// Output: barid_feeds_due 3
}
