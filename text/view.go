package text

import "sort"

// A View is what there is to read in a file of some markup: its words without
// its marks, and where each of them stands in the file.
type View struct {
	Text       string
	Stretches  []Stretch   // sorted by At; they cover Text
	Paragraphs []Paragraph // of Text, in order; nil to have them found as in plain text
	Links      []Link      // in text order
	Comments   []Comment   // in text order
}

// A Stretch says where a piece of a View's text, from At up to the next
// stretch, stands in the file. Where both have the same length their bytes
// correspond one to one; otherwise the one stands for the other as a whole, as a
// character does for its entity.
type Stretch struct {
	At     int
	Source Span
}

// A Link is words of a View's text that lead somewhere.
type Link struct {
	Span Span
	URL  string
}

// A Comment is a comment of the markup; readers of the article do not see it.
type Comment struct {
	At     int  // the place in the View's text where it stands
	Source Span // in the file, with its marks
	Text   string
}

// NewView returns the document with the given name whose file holds src, and
// of which v is read. Text, Slice and all spans are those of v.Text; Source and
// Position lead back to the file.
func NewView(name, src string, v View) *Document {
	return &Document{name: name, src: v.Text, file: src, view: &v}
}

// File returns the file as it came, with its markup. Without a View that is
// the text.
func (d *Document) File() string {
	if d.view == nil {
		return d.src
	}
	return d.file
}

// Links returns the links of the text, in order.
func (d *Document) Links() []Link {
	if d.view == nil {
		return nil
	}
	return d.view.Links
}

// Comments returns the comments of the markup, in order.
func (d *Document) Comments() []Comment {
	if d.view == nil {
		return nil
	}
	return d.view.Comments
}

// Source returns where s stands in the file, marks inside of it included. The
// zero Span stays zero.
func (d *Document) Source(s Span) Span {
	if d.view == nil || s.IsZero() {
		return s
	}
	start := d.offset(s.Start, false)
	if s.Len() <= 0 {
		return Span{start, start}
	}
	return Span{start, max(start, d.offset(s.End-1, true))}
}

// offset returns where the byte at i of the text starts, or ends, in the file.
func (d *Document) offset(i int, end bool) int {
	v := d.view
	i = min(max(i, 0), len(d.src))
	n := sort.Search(len(v.Stretches), func(n int) bool { return v.Stretches[n].At > i }) - 1
	if n < 0 {
		return min(i, len(d.file))
	}
	st, next := v.Stretches[n], len(d.src)
	if n+1 < len(v.Stretches) {
		next = v.Stretches[n+1].At
	}
	switch {
	case i >= next: // behind the text
		return st.Source.End
	case next-st.At == st.Source.Len():
		if i = st.Source.Start + i - st.At; end {
			i++
		}
		return i
	case end:
		return st.Source.End
	}
	return st.Source.Start
}
