package cluster_test

import (
	"fmt"

	"barid/cluster"
	"barid/news"
)

func ExampleGroup() {
	articles := []news.Article{
		article(1, "Wheat harvest falls short", "Farmers brought in a third less wheat than forecast."),
		article(2, "Damascus and Moscow agree on ports", "Syria and Russia signed a paper on the use of two ports.", "Russia wants them for grain ships."),
		article(3, "Russia to use two Syrian ports", "A paper on the use of ports was signed by Russia and Syria.", "Ships with grain will come."),
	}
	stories := cluster.Group(nil, articles)
	themes := cluster.AssignThemes(stories, articles, nil)
	for i, s := range stories {
		fmt.Println(s.Slug, s.Articles, themes[i].Theme.Name("en"))
	}
	// Output:
	// wheat-harvest-falls-short [1] Other news
	// damascus-moscow-agree-ports [2 3] Syria–Russia
}
