package report

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
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
	b = append(b, `{"schema":`...)
	b = strconv.AppendInt(b, schema, 10)
	b = append(b, `,"name":`...)
	b = appendString(b, doc.Name())

	b = append(b, `,"sentences":`...)
	b = appendList(b, doc.Sentences(), func(b []byte, s *text.Sentence) []byte {
		b = appendOffsets(append(b, '{'), s.Span)
		b = appendInt(b, `,"paragraph":`, s.Paragraph)
		return append(b, '}')
	})

	b = append(b, `,"quotes":[`...)
	for i := range r.Quotations {
		q := &r.Quotations[i]
		b = comma(b, i)
		b = appendOffsets(append(b, '{'), q.Span)
		b = append(b, `,"content":`...)
		b = appendSpan(b, q.Content)
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
		b = appendList(b, a.Content, appendSpanOf)
		b = append(b, `,"cue":`...)
		b = appendSpanOrNull(b, a.Cue)
		b = append(b, `,"source":`...)
		if s := &a.Source; s.Span.IsZero() {
			b = append(b, `null`...)
		} else {
			b = appendOffsets(append(b, '{'), s.Span)
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
		b = appendOffsets(append(b, '{'), c.Span)
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
			b = appendSpanOrNull(b, c.Because)
		}
		b = append(b, `,"evidence":`...)
		b = appendList(b, c.Evidence, func(b []byte, e *claims.Evidence) []byte {
			b = appendKey(b, `{"name":`, e.Name)
			b = appendInt(b, `,"points":`, e.Points)
			if !e.Span.IsZero() {
				b = appendOffsets(append(b, ','), e.Span)
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
		b = appendList(b, s.Mentions, appendSpanOf)
		b = append(b, `,"claims":`...)
		b = appendList(b, s.Claims, func(b []byte, n *int) []byte { return appendInt(b, "", *n) })
		b = appendInt(b, `,"score":`, s.Score)
		b = appendInt(b, `,"bytes":`, s.Bytes)
		b = append(b, `,"descriptions":`...)
		b = appendList(b, s.Descriptions, appendSpanOf)
		return append(b, '}')
	})

	b = append(b, `,"findings":[`...)
	seen := make(map[string]int)
	for i := range r.Findings {
		b = comma(b, i)
		b = appendFinding(b, doc, &r.Findings[i], seen)
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

func appendFinding(b []byte, doc *text.Document, f *claims.Finding, seen map[string]int) []byte {
	start, end := doc.Position(f.Span.Start), doc.Position(f.Span.End)
	b = appendKey(b, `{"rule":`, f.Rule)
	b = appendKey(b, `,"severity":`, f.Severity.String())
	b = appendOffsets(append(b, ','), f.Span)
	b = appendInt(b, `,"line":`, start.Line)
	b = appendInt(b, `,"column":`, start.Column)
	b = appendInt(b, `,"endLine":`, end.Line)
	b = appendInt(b, `,"endColumn":`, end.Column)
	b = appendKey(b, `,"message":`, f.Message)
	b = appendKey(b, `,"suggestion":`, f.Suggestion)
	b = appendKey(b, `,"fingerprint":`, fingerprint(doc, f, seen))
	return append(b, '}')
}

// fingerprint returns what tells a finding from others of its document, so
// that a tool knows it again when lines have moved: the rule, the words it is
// about, and how many the same went before, which seen counts.
func fingerprint(doc *text.Document, f *claims.Finding, seen map[string]int) string {
	key := f.Rule + "\x00" + strings.Join(strings.Fields(doc.Slice(f.Span)), " ")
	n := seen[key]
	seen[key]++
	sum := sha256.Sum256([]byte(key + "\x00" + strconv.Itoa(n)))
	return hex.EncodeToString(sum[:8])
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

func appendSpanOf(b []byte, s *text.Span) []byte { return appendSpan(b, *s) }

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
