package text_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/text"
)

// A file of a made-up markup: <p>Caf&eacute; Ruiz</p>.
func view() *text.Document {
	const file = "<p>\nCaf&eacute; Ruiz</p>\n"
	return text.NewView("menu.html", file, text.View{
		Text: "Café Ruiz",
		Stretches: []text.Stretch{
			{At: 0, Source: text.Span{Start: 4, End: 7}},
			{At: 3, Source: text.Span{Start: 7, End: 15}},
			{At: 5, Source: text.Span{Start: 15, End: 20}},
		},
		Paragraphs: []text.Paragraph{{Span: text.Span{End: 10}, Body: text.Span{End: 10}, Kind: text.Heading}},
	})
}

func TestSourceLeadsFromTheWordsToTheFile(t *testing.T) {
	d := view()
	for _, c := range []struct {
		span text.Span
		want string
	}{
		{text.Span{Start: 0, End: 3}, "Caf"},
		{text.Span{Start: 0, End: 5}, "Caf&eacute;"},
		{text.Span{Start: 3, End: 5}, "&eacute;"},
		{text.Span{Start: 4, End: 5}, "&eacute;"}, // half a character: all of its entity
		{text.Span{Start: 6, End: 10}, "Ruiz"},
		{text.Span{Start: 1, End: 8}, "af&eacute; Ru"},
		{text.Span{Start: 10, End: 10}, ""},
		{text.Span{Start: 5, End: 99}, " Ruiz"},
	} {
		s := d.Source(c.span)
		require.Equal(t, c.want, d.File()[s.Start:s.End], "%v", c.span)
	}
	require.Equal(t, text.Span{}, d.Source(text.Span{}))
}

func TestPositionOfAViewIsThatInTheFile(t *testing.T) {
	d := view()
	require.Equal(t, text.Position{Offset: 16, Line: 2, Column: 13}, d.Position(6))
	require.Equal(t, text.Position{Offset: 3, Line: 1, Column: 4}, d.FilePosition(3))
	require.Equal(t, text.Position{Offset: 20, Line: 2, Column: 17}, d.Position(99))
}

func TestAViewSaysWhatItsParagraphsAre(t *testing.T) {
	d := view()
	require.Len(t, d.Paragraphs(), 1)
	require.Equal(t, text.Heading, d.Paragraphs()[0].Kind)
	require.Empty(t, d.Sentences())
}

func TestADocumentWithoutAViewIsItsFile(t *testing.T) {
	d := text.New("a.txt", "He left.")
	require.Equal(t, "He left.", d.File())
	require.Equal(t, text.Span{Start: 1, End: 3}, d.Source(text.Span{Start: 1, End: 3}))
	require.Empty(t, d.Links())
	require.Empty(t, d.Comments())
}
