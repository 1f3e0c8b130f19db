package tagger

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
)

// The stored form of a model, little-endian:
//
//	dictionary   count, then hash (4 bytes) and six classes (a byte each) an entry
//	rows         a bit for each row of the table, then 7 bytes for each row whose bit is set
//	transitions  2 bytes each, for each observation, tag and next tag
//
// Rows whose weights are all next to nothing were left out in training.

const entrySize = 4 + 6

// maxEntries bounds the dictionary that Decode accepts.
const maxEntries = 1 << 17

// AppendTo appends m's stored form to b.
func (m *Model) AppendTo(b []byte) []byte {
	b = binary.LittleEndian.AppendUint32(b, uint32(len(m.dict)))
	for _, e := range m.dict {
		b = binary.LittleEndian.AppendUint32(b, e.Hash)
		b = append(b, e.POS, e.Noun, e.Verb, e.Cluster, e.Cue, e.Source)
	}
	marks := make([]byte, 1<<RowBits/8)
	var rows []byte
	for h, r := range m.rows {
		if r == zeroRow {
			continue
		}
		marks[h/8] |= 1 << (h % 8)
		for k := range Tags {
			rows = append(rows, byte(r>>(8*k)))
		}
	}
	b = append(b, marks...)
	b = append(b, rows...)
	for o := range observations {
		for p := range Tags {
			for y := range Tags {
				b = binary.LittleEndian.AppendUint16(b, uint16(int16(m.trans[o][p][y])))
			}
		}
	}
	return b
}

// leastWeight is the least weight, in quanta, for which a row is kept.
const leastWeight = 2

func weighty(r uint64) bool {
	for k := range Tags {
		if w := int(r>>(8*k)&0xFF) - 128; w >= leastWeight || w <= -leastWeight {
			return true
		}
	}
	return false
}

var errShort = errors.New("tagger: the model is cut off")

// Decode reads a model that AppendTo wrote at the start of b, and returns what
// follows it. Damaged bytes give an error or a useless model, never a panic.
func Decode(b []byte) (*Model, []byte, error) {
	if len(b) < 4 {
		return nil, nil, errShort
	}
	n := int(binary.LittleEndian.Uint32(b))
	b = b[4:]
	if n > maxEntries {
		return nil, nil, fmt.Errorf("tagger: the model has %d words, more than %d", n, maxEntries)
	}
	if len(b) < n*entrySize {
		return nil, nil, errShort
	}
	m := &Model{dict: make([]Entry, n)}
	for i := range m.dict {
		e := b[i*entrySize:]
		m.dict[i] = Entry{binary.LittleEndian.Uint32(e), e[4], e[5], e[6], e[7], e[8], e[9]}
	}
	b = b[n*entrySize:]
	m.index()
	if len(b) < 1<<RowBits/8 {
		return nil, nil, errShort
	}
	marks := b[:1<<RowBits/8]
	b = b[len(marks):]
	kept := 0
	for _, c := range marks {
		kept += bits.OnesCount8(c)
	}
	if len(b) < kept*Tags+observations*Tags*Tags*2 {
		return nil, nil, errShort
	}
	m.rows = new([1 << RowBits]uint64)
	for i := range m.rows {
		m.rows[i] = zeroRow
	}
	for i, c := range marks {
		for rows := m.rows[8*i:][:8]; c != 0; c &= c - 1 {
			// There is a byte behind the last row, too: transitions follow.
			rows[bits.TrailingZeros8(c)&7] = binary.LittleEndian.Uint64(b)<<8>>8 | 0x80<<56
			b = b[Tags:]
		}
	}
	for o := range observations {
		for p := range Tags {
			for y := range Tags {
				m.trans[o][p][y] = int32(int16(binary.LittleEndian.Uint16(b)))
				b = b[2:]
			}
		}
	}
	m.pack()
	return m, b, nil
}
