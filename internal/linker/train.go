package linker

import "math"

// An Example is an input whose links people have given.
type Example struct {
	Input
	CueOf    []int // for each content its cue, or -1
	SourceOf []int // for each cue its source, or -1
}

// Train returns the model estimated from examples: multinomial logistic
// regression over the candidates of each choice, by AdaGrad (Duchi, Hazan and
// Singer 2011) in the order given. It is deterministic. Choices whose right
// answer is not among the candidates are passed over.
func Train(examples []Example, epochs int, rate, decay float64) *Model {
	t := trainer{rate: rate, decay: decay}
	for range epochs {
		for i := range examples {
			t.example(&examples[i])
		}
	}
	m := &Model{}
	for i, w := range t.weights {
		m.weights[i] = quantized(w)
	}
	return m
}

type trainer struct {
	weights, squares [tableSize]float64
	rate, decay      float64
	view             view
	p                []float64
}

func (t *trainer) example(e *Example) {
	v := &t.view
	v.read(&e.Input)
	links := make([]Link, len(e.Cues))
	v.links = links
	last := -1
	for x, c := range e.CueOf {
		v.cueCandidates(x, last)
		t.choose(c)
		if c >= 0 {
			links[c].Contents = append(links[c].Contents, x)
			last = c
		}
	}
	for c, s := range e.SourceOf {
		v.sourceCandidates(c)
		t.choose(s)
	}
}

// choose takes one step towards the candidate with the given index.
func (t *trainer) choose(index int) {
	gold, top := -1, math.Inf(-1)
	t.p = t.p[:0]
	for i := range t.view.candidates {
		c := &t.view.candidates[i]
		s := 0.0
		for _, f := range c.features[:c.n] {
			s += t.weights[f]
		}
		t.p = append(t.p, s)
		top = max(top, s)
		if c.index == index {
			gold = i
		}
	}
	if gold < 0 {
		return
	}
	sum := 0.0
	for i, s := range t.p {
		t.p[i] = math.Exp(s - top)
		sum += t.p[i]
	}
	for i := range t.view.candidates {
		g := t.p[i] / sum
		if i == gold {
			g--
		}
		if math.Abs(g) < 1e-4 {
			continue
		}
		c := &t.view.candidates[i]
		for _, f := range c.features[:c.n] {
			d := g + t.decay*t.weights[f]
			t.squares[f] += d * d
			t.weights[f] -= t.rate * d / (math.Sqrt(t.squares[f]) + 1e-6)
		}
	}
}
