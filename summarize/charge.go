package summarize

import (
	"context"

	"barid/news"
)

type chargeKey struct{}

// ChargeTo names the issue that pays for what is asked of a model below ctx.
func ChargeTo(ctx context.Context, a news.Account) context.Context {
	return context.WithValue(ctx, chargeKey{}, a)
}

// ChargedTo returns who pays; the zero account where nobody was named.
func ChargedTo(ctx context.Context) news.Account {
	a, _ := ctx.Value(chargeKey{}).(news.Account)
	return a
}
