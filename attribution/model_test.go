package attribution

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/internal/tagger"
)

// sealed returns b with the sum that makes readModels look inside.
func sealed(b []byte) []byte {
	return binary.LittleEndian.AppendUint32(bytes.Clone(b), crc32.ChecksumIEEE(b))
}

func TestADamagedModelIsAnErrorWithinBoundedMemory(t *testing.T) {
	whole := modelBytes[:len(modelBytes)-4]
	_, err := readModels(sealed(whole))
	require.NoError(t, err)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	n := 0
	for k := range 50 {
		_, err := readModels(modelBytes[:len(modelBytes)*k/50])
		require.Error(t, err)
		_, err = readModels(sealed(whole[:len(whole)*k/50]))
		require.Error(t, err, "cut at %d of 50, with the right sum", k)
		flipped := bytes.Clone(modelBytes)
		flipped[len(flipped)*k/50] ^= 0x40
		_, err = readModels(flipped)
		require.Error(t, err, "a bit flipped at %d of 50", k)
		n += 3
	}
	for _, size := range []uint32{1 << 17, 1 << 20, 1 << 31, 1<<32 - 1} {
		huge := bytes.Clone(whole)
		binary.LittleEndian.PutUint32(huge[len(modelMagic):], size)
		_, err := readModels(sealed(huge))
		require.Error(t, err, "a dictionary of %d words", size)
		n++
	}
	runtime.ReadMemStats(&after)
	require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(n)*16<<20)
}

// FuzzAnyBytesWithTheRightSumAreAModelOrAnError overwrites a part of the model;
// what can still be read must work.
func FuzzAnyBytesWithTheRightSumAreAModelOrAnError(f *testing.F) {
	f.Add(uint32(len(modelMagic)), []byte{0xff, 0xff, 0, 0}, uint32(0))
	f.Add(uint32(500_000), bytes.Repeat([]byte{0xff}, 3000), uint32(9))
	const src = "The pier is shut, Ada Ruiz said. “It will stay shut,” a spokesman for the port added."
	in := tagger.Input{Text: src, Blocks: []tagger.Block{{Start: 0, End: len(src)}}, Sentences: []tagger.Block{{Start: 0, End: 32}, {Start: 33, End: len(src)}}}
	f.Fuzz(func(t *testing.T, at uint32, with []byte, cut uint32) {
		b := bytes.Clone(modelBytes[:len(modelBytes)-4])
		copy(b[int(at)%len(b):], with)
		b = b[:len(b)-int(cut)%len(b)]
		m, err := readModels(sealed(b))
		if err != nil {
			return
		}
		last := 0
		for _, s := range m.tagger.Tag(t.Context(), &in) {
			if s.Start < last || s.End <= s.Start || s.End > len(src) {
				t.Fatalf("span %v", s)
			}
			last = s.End
		}
	})
}
