package linker

import (
	"errors"
	"math"
)

// tableSize is the number of weights: a power of two.
const tableSize = 1 << 15

// A Model holds the weights of both rankers. It is safe for concurrent use.
type Model struct {
	weights [tableSize]float32
}

func (m *Model) score(c *candidate) float32 {
	s := float32(0)
	for _, f := range c.features[:c.n] {
		s += m.weights[f]
	}
	return s
}

// quantum is the step of a stored weight.
const quantum = 1.0 / 32

// Size is the number of bytes of an encoded model.
const Size = tableSize

// Encode returns the model in Size bytes, a byte a weight.
func (m *Model) Encode() []byte {
	b := make([]byte, Size)
	for i, w := range m.weights {
		b[i] = byte(int8(min(max(math.Round(float64(w)/quantum), -127), 127)))
	}
	return b
}

// Decode reads what Encode returned. Another length is an error.
func Decode(b []byte) (*Model, error) {
	if len(b) != Size {
		return nil, errors.New("linker: the model has the wrong size")
	}
	m := &Model{}
	for i, x := range b {
		m.weights[i] = float32(int8(x)) * quantum
	}
	return m, nil
}
