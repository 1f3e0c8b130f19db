package tagger

import (
	"context"
	"math"
)

// A Sample is an input with the tags that people gave its tokens. It is for
// estimating weights.
type Sample struct {
	*View
	Gold []uint8
}

// NewSample returns in with the tags of gold, which must be sorted by start and
// without overlaps. A token belongs to a span when it overlaps it.
func (m *Model) NewSample(in *Input, gold []Span) *Sample {
	s := &Sample{View: m.view(in)}
	s.Gold = make([]uint8, len(s.toks))
	g := 0
	for _, b := range s.blocks {
		for i := b.from; i < b.to; i++ {
			t := s.toks[i]
			for g < len(gold) && gold[g].End <= t.Start {
				g++
			}
			if g == len(gold) || t.End <= gold[g].Start {
				continue
			}
			r := gold[g].Role
			s.Gold[i] = r.inside()
			if i == b.from || s.toks[i-1].End <= gold[g].Start || !allowed(int(s.Gold[i-1]), int(r.inside())) {
				s.Gold[i] = r.begin()
			}
		}
	}
	return s
}

// Words calls f for each token with its lower-case hash and gold tag.
func (s *Sample) Words(f func(hash uint32, tag uint8)) {
	for i := range s.toks {
		f(s.toks[i].word, s.Gold[i])
	}
}

// A Learner estimates the weights that make the gold tags likely,
// by AdaGrad (Duchi, Hazan and Singer 2011) with an L2 penalty, in the order of
// the samples given to it. It is deterministic.
type Learner struct {
	Rate, Decay float64
	Lean        [Content + 1]float64 // added to the weight of beginning a span of a role, for the sake of recall
	Drop        float64              // share of features left out at random in each step
	random      uint64
	w, g        []float32 // rows of Tags weights, and their squared gradients
	tw, tg      [observations][Tags][Tags]float32
	sum         []float32 // of w at the ends of epochs, see Average
	tsum        [observations][Tags][Tags]float32
	sums        float32
	used        []uint16 // how often a row occurred, to leave out rare ones
	min         uint16
}

// NewLearner returns a learner that leaves out features which occur fewer than
// min times.
func NewLearner(min int) *Learner {
	return &Learner{
		min: uint16(min),
		w:   make([]float32, Tags<<RowBits), g: make([]float32, Tags<<RowBits),
		used: make([]uint16, 1<<RowBits),
	}
}

// Features returns the rows of every token of s.
func (l *Learner) Features(s *Sample) [][]uint32 {
	out := make([][]uint32, len(s.toks))
	var f features
	var all []uint32
	for k := range s.blocks {
		b := &s.blocks[k]
		for i := b.from; i < b.to; i++ {
			s.features(b, i, &f)
			from := len(all)
			for _, h := range f[:templates] {
				all = append(all, h&rowMask)
			}
			out[i] = all[from:len(all):len(all)]
		}
	}
	return out
}

// Count notes the features of a sample.
func (l *Learner) Count(features [][]uint32) {
	for _, f := range features {
		for _, h := range f {
			if l.used[h] < math.MaxUint16 {
				l.used[h]++
			}
		}
	}
}

// Step takes one step for each block of s, and returns the negative logarithm
// of the likelihood of the gold tags before it.
func (l *Learner) Step(s *Sample, features [][]uint32) (loss float64) {
	for k := range s.blocks {
		loss += l.block(s, &s.blocks[k], features)
	}
	return loss
}

func (l *Learner) block(s *Sample, b *block, features [][]uint32) float64 {
	n := b.to - b.from
	if l.Drop > 0 {
		features = l.dropped(features[b.from:b.to])
	} else {
		features = features[b.from:b.to]
	}
	e := make([][Tags]float64, n)
	obs := make([]int, n)
	for i := range n {
		obs[i] = s.observe(b.from + i)
		var sum [Tags]float32
		for _, h := range features[i] {
			if l.used[h] < l.min {
				continue
			}
			r := l.w[int(h)*Tags : int(h)*Tags+Tags]
			for y := range Tags {
				sum[y] += r[y]
			}
		}
		for y := range Tags {
			e[i][y] = float64(sum[y])
		}
	}
	// Forward and backward, in log space by scaling.
	alpha, beta := make([][Tags]float64, n), make([][Tags]float64, n)
	scale := make([]float64, n)
	ex := make([][Tags]float64, n)
	tr := make([]*[Tags][Tags]float64, n)
	cache := map[int]*[Tags][Tags]float64{}
	shift := 0.0
	for i := range n {
		t := cache[obs[i]]
		if t == nil {
			t = &[Tags][Tags]float64{}
			for p := range Tags {
				for y := range Tags {
					if allowed(p, y) {
						t[p][y] = math.Exp(float64(l.tw[obs[i]][p][y]))
					}
				}
			}
			cache[obs[i]] = t
		}
		tr[i] = t
		top := e[i][0]
		for y := range Tags {
			top = max(top, e[i][y])
		}
		shift += top
		for y := range Tags {
			ex[i][y] = math.Exp(e[i][y] - top)
		}
		z := 0.0
		for y := range Tags {
			a := 0.0
			if i == 0 {
				a = t[0][y]
			} else {
				for p := range Tags {
					a += alpha[i-1][p] * t[p][y]
				}
			}
			alpha[i][y] = a * ex[i][y]
			z += alpha[i][y]
		}
		scale[i] = z
		for y := range Tags {
			alpha[i][y] /= z
		}
	}
	for y := range Tags {
		beta[n-1][y] = 1
	}
	for i := n - 2; i >= 0; i-- {
		for p := range Tags {
			a := 0.0
			for y := range Tags {
				a += tr[i+1][p][y] * ex[i+1][y] * beta[i+1][y]
			}
			beta[i][p] = a / scale[i+1]
		}
	}
	logZ := shift
	for i := range n {
		logZ += math.Log(scale[i])
	}
	gold := 0.0
	for i := range n {
		y := int(s.Gold[b.from+i])
		p := 0
		if i > 0 {
			p = int(s.Gold[b.from+i-1])
		}
		gold += e[i][y] + float64(l.tw[obs[i]][p][y])
	}
	// Steps: expected minus observed.
	for i := range n {
		y := int(s.Gold[b.from+i])
		p := 0
		if i > 0 {
			p = int(s.Gold[b.from+i-1])
		}
		var d [Tags]float32
		move := false
		for k := range Tags {
			x := alpha[i][k] * beta[i][k]
			if k == y {
				x--
			}
			if x > 1e-3 || x < -1e-3 {
				move = true
			}
			d[k] = float32(x)
		}
		if move {
			for _, h := range features[i] {
				if l.used[h] < l.min {
					continue
				}
				at := int(h) * Tags
				w, g := l.w[at:at+Tags], l.g[at:at+Tags]
				for k := range Tags {
					x := d[k] + float32(l.Decay)*w[k]
					g[k] += x * x
					w[k] -= float32(l.Rate) * x / (float32(math.Sqrt(float64(g[k]))) + 1e-4)
				}
			}
		}
		if i == 0 {
			continue
		}
		for q := range Tags {
			for k := range Tags {
				if !allowed(q, k) {
					continue
				}
				x := alpha[i-1][q] * tr[i][q][k] * ex[i][k] * beta[i][k] / scale[i]
				if q == p && k == y {
					x--
				}
				if x > -1e-3 && x < 1e-3 {
					continue
				}
				g := &l.tg[obs[i]][q][k]
				*g += float32(x * x)
				l.tw[obs[i]][q][k] -= float32(l.Rate * x / (math.Sqrt(float64(*g)) + 1e-4))
			}
		}
	}
	return logZ - gold
}

// Average notes the weights as they are: the model is the mean of all notes.
// The mean of several passes errs less than the last one (Freund and Schapire
// 1999).
func (l *Learner) Average() {
	if l.sum == nil {
		l.sum = make([]float32, len(l.w))
	}
	for i, w := range l.w {
		l.sum[i] += w
	}
	for o := range l.tw {
		for p := range Tags {
			for y := range Tags {
				l.tsum[o][p][y] += l.tw[o][p][y]
			}
		}
	}
	l.sums++
}

// Into writes the learner's weights into m.
func (l *Learner) Into(m *Model) {
	rows := new([1 << RowBits]uint64)
	m.rows = rows
	weights, trans, n := l.w, &l.tw, float32(1)
	if l.sums > 0 {
		weights, trans, n = l.sum, &l.tsum, l.sums
	}
	for h := range rows {
		rows[h] = zeroRow
		if l.used[h] == 0 || l.used[h] < l.min {
			continue
		}
		row := uint64(0x80) << 56
		for k := range Tags {
			q := math.Round(float64(weights[h*Tags+k]/n) * (1 - l.Drop) / Quantum)
			row |= uint64(int(min(max(q, -127), 127))+128) << (8 * k)
		}
		if weighty(row) {
			rows[h] = row
		}
	}
	for o := range observations {
		for p := range Tags {
			for y := range Tags {
				w := float64(trans[o][p][y] / n)
				if y&1 == 1 {
					w += l.Lean[(y+1)/2]
				}
				m.trans[o][p][y] = int32(math.Round(w / Quantum))
			}
		}
	}
	m.pack()
}

// Decoded returns the spans that m finds in s, whose words keep the classes
// that they had when s was made.
func (s *Sample) Decoded(m *Model) []Span {
	own := s.m
	s.m, s.cache = m, m.newCache()
	s.decode(context.Background())
	s.m, s.cache = own, nil
	return s.spans(nil)
}

// dropped returns features less a random share of them; what is left out is
// the same on every run.
func (l *Learner) dropped(features [][]uint32) [][]uint32 {
	limit := uint32(l.Drop * (1 << 32))
	out := make([][]uint32, len(features))
	for i, f := range features {
		kept := make([]uint32, 0, len(f))
		for _, h := range f {
			l.random = l.random*6364136223846793005 + 1442695040888963407
			if uint32(l.random>>32) >= limit {
				kept = append(kept, h)
			}
		}
		out[i] = kept
	}
	return out
}
