package report

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/bywhom/bywhom/claims"
)

// FuzzAPageHasNoMarkupOfItsArticle parses the page as a browser does: whatever
// the article and its name hold, there is one script, one style, nothing that
// loads or runs, and the article's words are text.
func FuzzAPageHasNoMarkupOfItsArticle(f *testing.F) {
	f.Add("quay.txt", harbor)
	f.Add("<img src=x onerror=alert(1)>", "</script><script>alert(1)</script> said “<b onclick='x'>”, a source said.")
	f.Add("a\x00b\xff", "\u202eSources said\u2028 ]]> --> &lt; &#0; it rained.\n\n<!-- bywhom -->")
	f.Fuzz(func(t *testing.T, name, src string) {
		root, err := html.Parse(strings.NewReader(drawn(t, claims.Check(src), check(t, name, src))))
		require.NoError(t, err)
		count := map[string]int{}
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			count[n.Data]++
			switch n.Data {
			case "img", "iframe", "object", "embed", "link", "base", "audio", "video":
				t.Fatalf("<%s> in a page about %q", n.Data, src)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript:") {
					t.Fatalf("%s=%q in a page about %q", a.Key, a.Val, src)
				}
			}
		}
		require.LessOrEqual(t, count["script"], 1)
		require.Equal(t, 1, count["style"])
	})
}
