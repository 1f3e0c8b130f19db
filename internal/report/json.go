package report

import (
	"sort"
	"strconv"
	"unicode/utf8"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/text"
)

// schema is the version of the JSON report. Fields may be added under the same
// number, never changed.
const schema = 1

// appendReport appends r as one line of JSON, without the line's end. It is
// written by hand because it is on the path of every article: package
// encoding/json takes several times as long, for the same bytes.
func appendReport(b []byte, r *claims.Report) []byte {
	doc := r.Document
	at := doc.Source // offsets are those of the file
	spans := func(b []byte, s *text.Span) []byte { return appendSpan(b, at(*s)) }
	b = append(b, `{"schema":`...)
	b = strconv.AppendInt(b, schema, 10)
	b = append(b, `,"name":`...)
	b = appendString(b, doc.Name())

	b = append(b, `,"sentences":`...)
	b = appendList(b, doc.Sentences(), func(b []byte, s *text.Sentence) []byte {
		b = appendOffsets(append(b, '{'), at(s.Span))
		b = appendInt(b, `,"paragraph":`, s.Paragraph)
		return append(b, '}')
	})

	b = append(b, `,"quotes":[`...)
	for i := range r.Quotations {
		q := &r.Quotations[i]
		b = comma(b, i)
		b = appendOffsets(append(b, '{'), at(q.Span))
		b = append(b, `,"content":`...)
		b = appendSpan(b, at(q.Content))
		b = appendKey(b, `,"kind":`, q.Kind.String())
		b = appendInt(b, `,"depth":`, q.Depth)
		b = appendBool(b, `,"open":`, q.Open)
		b = append(b, '}')
	}

	b = append(b, `],"attributions":[`...)
	scores := attributionScores(r)
	for i := range r.Attributions {
		a := &r.Attributions[i]
		b = comma(b, i)
		b = append(b, `{"content":`...)
		b = appendList(b, a.Content, spans)
		b = append(b, `,"cue":`...)
		b = appendSpanOrNull(b, at(a.Cue))
		b = append(b, `,"source":`...)
		if s := &a.Source; s.Span.IsZero() {
			b = append(b, `null`...)
		} else {
			b = appendOffsets(append(b, '{'), at(s.Span))
			b = appendKey(b, `,"text":`, doc.Slice(s.Span))
			b = appendKey(b, `,"kind":`, s.Kind.String())
			b = appendBool(b, `,"anaphor":`, s.Anaphor)
			b = appendKey(b, `,"name":`, s.Name)
			b = appendInt(b, `,"id":`, s.ID)
			b = append(b, '}')
		}
		b = appendKey(b, `,"form":`, a.Form.String())
		b = appendKey(b, `,"stance":`, a.Stance.String())
		if a.Polarity != 0 {
			b = appendKey(b, `,"polarity":`, a.Polarity.String())
		}
		b = appendInt(b, `,"score":`, scores[i])
		b = append(b, '}')
	}

	b = append(b, `],"claims":[`...)
	for i := range r.Claims {
		c := &r.Claims[i]
		b = comma(b, i)
		b = appendOffsets(append(b, '{'), at(c.Span))
		if c.Attribution < 0 {
			b = append(b, `,"attribution":null`...)
		} else {
			b = appendInt(b, `,"attribution":`, c.Attribution)
		}
		b = appendInt(b, `,"score":`, c.Score)
		b = appendKey(b, `,"band":`, c.Band)
		b = appendKey(b, `,"needsAttribution":`, c.Needs.String())
		if c.Reason != 0 {
			b = appendKey(b, `,"needsReason":`, c.Reason.String())
			b = append(b, `,"needsWords":`...)
			b = appendSpanOrNull(b, at(c.Because))
		}
		if links := linksIn(doc, c.Span); len(links) > 0 {
			b = append(b, `,"links":`...)
			b = appendList(b, links, func(b []byte, l *text.Link) []byte { return appendString(b, l.URL) })
		}
		b = append(b, `,"evidence":`...)
		b = appendList(b, c.Evidence, func(b []byte, e *claims.Evidence) []byte {
			b = appendKey(b, `{"name":`, e.Name)
			b = appendInt(b, `,"points":`, e.Points)
			if !e.Span.IsZero() {
				b = appendOffsets(append(b, ','), at(e.Span))
			}
			return append(b, '}')
		})
		b = append(b, '}')
	}

	b = append(b, `],"sources":`...)
	b = appendList(b, r.Sources, func(b []byte, s *claims.Source) []byte {
		b = appendInt(b, `{"id":`, s.ID)
		b = appendKey(b, `,"kind":`, s.Kind.String())
		b = appendKey(b, `,"label":`, s.Label)
		b = append(b, `,"mentions":`...)
		b = appendList(b, s.Mentions, spans)
		b = append(b, `,"claims":`...)
		b = appendList(b, s.Claims, func(b []byte, n *int) []byte { return appendInt(b, "", *n) })
		b = appendInt(b, `,"score":`, s.Score)
		b = appendInt(b, `,"bytes":`, s.Bytes)
		b = append(b, `,"descriptions":`...)
		b = appendList(b, s.Descriptions, spans)
		return append(b, '}')
	})

	b = append(b, `,"findings":[`...)
	prints := Fingerprints(r)
	for i := range r.Findings {
		b = comma(b, i)
		b = appendFinding(b, doc, &r.Findings[i], prints[i])
	}

	b = appendInt(b, `],"summary":{"claims":`, r.Summary.Claims)
	b = appendInt(b, `,"attributed":`, r.Summary.Attributed)
	b = appendInt(b, `,"vague":`, r.Summary.Vague)
	b = appendInt(b, `,"medianScore":`, r.Summary.MedianScore)
	b = appendInt(b, `,"sources":{"named":`, r.Summary.Named)
	b = appendInt(b, `,"unnamed":`, r.Summary.Unnamed)
	return append(appendLedger(append(b, `}}`...), &r.Ledger), '}')
}

// appendLedger appends what the article as a whole rests on; an ID that there
// is not is null.
func appendLedger(b []byte, l *claims.Ledger) []byte {
	id := func(b []byte, key string, id int) []byte {
		if id == 0 {
			return append(append(b, key...), `null`...)
		}
		return appendInt(b, key, id)
	}
	b = appendInt(b, `,"ledger":{"sources":`, l.Sources)
	b = appendInt(b, `,"named":`, l.Named)
	b = appendInt(b, `,"unnamed":`, l.Unnamed)
	b = appendInt(b, `,"bytes":`, l.Bytes)
	b = appendInt(b, `,"unsourced":`, l.Unsourced)
	b = append(b, `,"kinds":`...)
	b = appendList(b, l.Kinds, func(b []byte, s *claims.Share) []byte {
		b = appendKey(b, `{"kind":`, s.Kind.String())
		b = appendInt(b, `,"sources":`, s.Sources)
		b = appendInt(b, `,"claims":`, s.Claims)
		b = appendInt(b, `,"bytes":`, s.Bytes)
		return append(b, '}')
	})
	b = id(b, `,"leadOnOneUnnamed":`, l.LeadOnOne)
	b = id(b, `,"storyOnOneUnnamed":`, l.StoryOnOne)
	return append(b, '}')
}

func appendFinding(b []byte, doc *text.Document, f *claims.Finding, fingerprint string) []byte {
	at := f.Source(doc)
	start, end := doc.FilePosition(at.Start), doc.FilePosition(at.End)
	b = appendKey(b, `{"rule":`, f.Rule)
	b = appendKey(b, `,"severity":`, f.Severity.String())
	b = appendOffsets(append(b, ','), at)
	b = appendInt(b, `,"line":`, start.Line)
	b = appendInt(b, `,"column":`, start.Column)
	b = appendInt(b, `,"endLine":`, end.Line)
	b = appendInt(b, `,"endColumn":`, end.Column)
	b = appendKey(b, `,"message":`, f.Message)
	b = appendKey(b, `,"suggestion":`, f.Suggestion)
	if len(f.Related) > 0 {
		b = append(b, `,"related":`...)
		b = appendList(b, f.Related, func(b []byte, r *claims.Related) []byte {
			b = appendOffsets(append(b, '{'), doc.Source(r.Span))
			return append(appendKey(b, `,"message":`, r.Message), '}')
		})
	}
	b = appendKey(b, `,"fingerprint":`, fingerprint)
	return append(b, '}')
}

// linksIn returns the links of doc whose words stand in s.
func linksIn(doc *text.Document, s text.Span) []text.Link {
	all := doc.Links()
	from := sort.Search(len(all), func(i int) bool { return all[i].Span.End > s.Start })
	to := from
	for to < len(all) && all[to].Span.Start < s.End {
		to++
	}
	return all[from:to]
}

// attributionScores returns the score of each attribution: that of its first
// claim, 0 for one that claims nothing.
func attributionScores(r *claims.Report) []int {
	scores := make([]int, len(r.Attributions))
	for i := len(r.Claims) - 1; i >= 0; i-- {
		if c := &r.Claims[i]; c.Attribution >= 0 {
			scores[c.Attribution] = c.Score
		}
	}
	return scores
}

func comma(b []byte, i int) []byte {
	if i > 0 {
		b = append(b, ',')
	}
	return b
}

func appendList[T any](b []byte, list []T, item func([]byte, *T) []byte) []byte {
	b = append(b, '[')
	for i := range list {
		b = item(comma(b, i), &list[i])
	}
	return append(b, ']')
}

func appendSpan(b []byte, s text.Span) []byte {
	return append(appendOffsets(append(b, '{'), s), '}')
}

func appendSpanOrNull(b []byte, s text.Span) []byte {
	if s.IsZero() {
		return append(b, `null`...)
	}
	return appendSpan(b, s)
}

func appendOffsets(b []byte, s text.Span) []byte {
	b = appendInt(b, `"start":`, s.Start)
	return appendInt(b, `,"end":`, s.End)
}

func appendInt(b []byte, key string, n int) []byte {
	return strconv.AppendInt(append(b, key...), int64(n), 10)
}

func appendBool(b []byte, key string, v bool) []byte {
	return strconv.AppendBool(append(b, key...), v)
}

func appendKey(b []byte, key, value string) []byte {
	return appendString(append(b, key...), value)
}

// appendString appends s in quotation marks. Bytes that are not UTF-8 become
// U+FFFD, since JSON has no way to hold them; the offsets tell what they were.
func appendString(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && n == 1 {
				b = append(append(b, s[from:i]...), `\ufffd`...)
				from = i + 1
			}
			i += n
			continue
		}
		if c >= ' ' && c != '"' && c != '\\' && c != 0x7f {
			i++
			continue
		}
		b = append(b, s[from:i]...)
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, `\n`...)
		case '\r':
			b = append(b, `\r`...)
		case '\t':
			b = append(b, `\t`...)
		default:
			b = append(b, `\u00`...)
			b = append(b, hex[c>>4], hex[c&15])
		}
		i++
		from = i
	}
	return append(append(b, s[from:]...), '"')
}
