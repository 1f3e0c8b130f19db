package chunk

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSlicesDoNotRunIntoEachOther(t *testing.T) {
	var c Of[int]
	lists := make([][]int, 9)
	var want [9][]int
	for i := range 2000 {
		k := i * i % len(lists)
		lists[k], want[k] = c.Append(lists[k], i), append(want[k], i)
		if i%7 == 0 {
			*c.New() = -1
		}
	}
	for k := range lists {
		require.Equal(t, want[k], lists[k])
	}
	one := c.Copy([]int{1, 2, 3})
	two := append(one, 4)
	require.NotSame(t, &one[0], &two[0])
	require.True(t, slices.Equal(c.Copy(one), one))
	require.Nil(t, c.Copy(nil))
}

func TestSmallSlicesShareTheirMemory(t *testing.T) {
	var c Of[int]
	require.Less(t, testing.AllocsPerRun(1000, func() { c.Copy([]int{1, 2}) }), 0.1)
}

func TestStringsStayAsTheyAre(t *testing.T) {
	var c Text
	var got, want []string
	for i := range 2000 {
		s := strings.Repeat(string(rune('a'+i%26)), i%300)
		got, want = append(got, c.Copy([]byte(s))), append(want, s)
	}
	require.Equal(t, want, got)
	b := []byte("word")
	require.Less(t, testing.AllocsPerRun(1000, func() { c.Copy(b) }), 0.1)
}
