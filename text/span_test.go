package text

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSpanArithmeticIsHalfOpen(t *testing.T) {
	a, b, c := Span{2, 5}, Span{5, 7}, Span{3, 4}
	require.Equal(t, 3, a.Len())
	require.True(t, a.Contains(c) && a.Contains(a))
	require.False(t, c.Contains(a) || a.Contains(b))
	require.True(t, a.Overlaps(c) && c.Overlaps(a))
	require.False(t, a.Overlaps(b) || b.Overlaps(a), "spans that touch share no byte")
	require.Equal(t, Span{2, 7}, b.Cover(a))
	require.True(t, Span{}.IsZero())
	require.False(t, Span{0, 1}.IsZero())
}
