package text

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestPositionCountsLinesAndBytesFromOne(t *testing.T) {
	d := New("", "one\ntwó x\r\n\nlast")
	for offset, want := range map[int]string{
		-5: "1:1", 0: "1:1", 3: "1:4", 4: "2:1", 8: "2:5", 11: "2:8", 12: "3:1", 13: "4:1", 17: "4:5", 99: "4:5",
	} {
		require.Equal(t, want, d.Position(offset).String(), offset)
	}
	require.Equal(t, Position{Offset: 17, Line: 4, Column: 5}, d.Position(99))
}

func TestPositionInEmptyTextIsTheFirst(t *testing.T) {
	require.Equal(t, Position{Offset: 0, Line: 1, Column: 1}, New("", "").Position(3))
}
