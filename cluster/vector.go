package cluster

import (
	"cmp"
	"iter"
	"math"
	"slices"
)

// vector is an article as weights of its terms, of length 1 until vectors are added. The terms stand in
// the order of their numbers.
type vector []weight

type weight struct {
	term  int32
	value float32
}

func compareTerms(a, b weight) int { return cmp.Compare(a.term, b.term) }

func (v vector) normalize() {
	length := 0.0
	for _, w := range v {
		length += float64(w.value) * float64(w.value)
	}
	length = math.Sqrt(length)
	for i := range v {
		v[i].value = float32(float64(v[i].value) / length)
	}
}

// meet yields the pairs of weights of the terms that both have.
func (v vector) meet(w vector) iter.Seq2[weight, weight] {
	return func(yield func(a, b weight) bool) {
		for i, j := 0, 0; i < len(v) && j < len(w); {
			switch {
			case v[i].term < w[j].term:
				i++
			case v[i].term > w[j].term:
				j++
			default:
				if !yield(v[i], w[j]) {
					return
				}
				i++
				j++
			}
		}
	}
}

// dot is the cosine of two vectors of length 1 and, of two sums, the sum of the cosines of all pairs.
func (v vector) dot(w vector) float64 {
	sum := 0.0
	for a, b := range v.meet(w) {
		sum += float64(a.value) * float64(b.value)
	}
	return sum
}

// of returns the value of a term.
func (v vector) of(term int32) float64 {
	if i, ok := slices.BinarySearchFunc(v, weight{term: term}, compareTerms); ok {
		return float64(v[i].value)
	}
	return 0
}

// common counts the terms that both have.
func (v vector) common(w vector) int {
	n := 0
	for range v.meet(w) {
		n++
	}
	return n
}

func (v vector) plus(w vector) vector {
	if len(v) == 0 {
		return w
	}
	sum := make(vector, 0, len(v)+len(w))
	i, j := 0, 0
	for i < len(v) && j < len(w) {
		switch {
		case v[i].term < w[j].term:
			sum = append(sum, v[i])
			i++
		case v[i].term > w[j].term:
			sum = append(sum, w[j])
			j++
		default:
			sum = append(sum, weight{v[i].term, v[i].value + w[j].value})
			i++
			j++
		}
	}
	return append(append(sum, v[i:]...), w[j:]...)
}
