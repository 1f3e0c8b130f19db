package markup

import (
	"strings"

	"github.com/bywhom/bywhom/text"
)

// plain reads plain text: all of it, but for comments <!-- bywhom: … -->, which
// speak to this program. What its blocks are is found as in any plain text.
func plain(src string) text.View {
	var v text.View
	var out strings.Builder
	at := 0
	for {
		i := strings.Index(src[at:], "<!-- bywhom:")
		if i < 0 {
			break
		}
		end := strings.Index(src[at+i:], "-->")
		if end < 0 {
			break
		}
		from, to := at+i, at+i+end+len("-->")
		v.Stretches = append(v.Stretches, text.Stretch{At: out.Len(), Source: text.Span{Start: at, End: from}})
		out.WriteString(src[at:from])
		v.Comments = append(v.Comments, text.Comment{At: out.Len(), Source: text.Span{Start: from, End: to}, Text: strings.TrimSpace(src[from+len("<!--") : to-len("-->")])})
		at = to
	}
	if at < len(src) || at == 0 {
		v.Stretches = append(v.Stretches, text.Stretch{At: out.Len(), Source: text.Span{Start: at, End: len(src)}})
		out.WriteString(src[at:])
	}
	v.Text = out.String()
	return v
}
