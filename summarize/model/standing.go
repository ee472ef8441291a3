package model

// Standing is how a model stands with this client, for one task.
type Standing struct {
	Host, Model string
	Task        Task
	GivenUp     bool // it keeps failing, and is asked once a minute
	Remembered  int  // answers of the cache in place of its own
}

// Standings tells of the models of each task that is asked, in the order they are asked.
func (c *Client) Standings() []Standing {
	var all []Standing
	for _, t := range Tasks() {
		if _, own := c.servers[t]; t.Optional() && !own {
			continue
		}
		for _, s := range c.serversOf(t) {
			all = append(all, Standing{
				Host: s.host, Model: s.model, Task: t,
				GivenUp:    s.breaker.open() || s.tasks[t].open(),
				Remembered: int(s.tasks[t].remembered.Load()),
			})
		}
	}
	return all
}
