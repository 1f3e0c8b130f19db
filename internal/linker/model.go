package linker

import (
	"errors"
	"math"
)

// tableSize is the number of weights: a power of two.
const tableSize = 1 << 15

// A Model holds the weights of both rankers, in steps of quantum. It is safe for
// concurrent use.
type Model struct {
	weights [tableSize]int8
}

// score returns the sum of the weights of c.
func (m *Model) score(c *candidate) int32 {
	s := int32(0)
	for _, f := range c.features[:c.n] {
		s += int32(m.weights[f%tableSize])
	}
	return s
}

// quantum is the step of a weight.
const quantum = 1.0 / 32

// quantized returns w in steps.
func quantized(w float64) int8 { return int8(min(max(math.Round(w/quantum), -127), 127)) }

// Size is the number of bytes of an encoded model.
const Size = tableSize

// Encode returns the model in Size bytes, a byte a weight.
func (m *Model) Encode() []byte {
	b := make([]byte, Size)
	for i, w := range m.weights {
		b[i] = byte(w)
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
		m.weights[i] = int8(x)
	}
	return m, nil
}
