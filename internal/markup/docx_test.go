package markup

import (
	"archive/zip"
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/bywhom/bywhom/text"
)

// wordFile returns a .docx with the given body and further parts: pairs of a
// name and a content.
func wordFile(t testing.TB, body string, parts ...string) []byte {
	t.Helper()
	return archive(t, append([]string{"word/document.xml", word("document", "<w:body>"+body+"</w:body>")}, parts...)...)
}

func archive(t testing.TB, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		f, err := z.Create(parts[i])
		require.NoError(t, err)
		_, err = f.Write([]byte(parts[i+1]))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return out.Bytes()
}

// word returns a part with the given root and content.
func word(root, content string) string {
	return fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:%s xmlns:w="%s" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">%s</w:%s>`, root, wordSpace, content, root)
}

// par returns a paragraph of one run.
func par(s string) string {
	return "<w:p><w:r><w:t>" + s + "</w:t></w:r></w:p>"
}

// styled returns a paragraph of that style.
func styled(style, s string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + s + "</w:t></w:r></w:p>"
}

func TestDocxConstructs(t *testing.T) {
	for _, c := range []struct {
		name, body string
		parts      []string
		want       string
	}{
		{"one paragraph a line", par("One.") + par("") + "<w:p/>" + par(" Two."), nil, "1:1 prose: One.\n4:2 prose: Two."},
		{"runs are joined", `<w:p><w:r><w:t xml:space="preserve">We </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>p</w:t></w:r><w:r><w:t>ay &amp; go.</w:t></w:r></w:p>`, nil, "1:1 prose: We pay & go."},
		{"headings, quotations, code by style", styled("Title", "The Mill") + styled("Heading2", "Who") + styled("Quote", "We pay.") + styled("IntenseQuote", "Always.") + styled("HTMLPreformatted", "x := 1") + styled("Normal", "Text."), nil,
			"1:1 heading: The Mill\n2:1 heading: Who\n3:1 block-quote: We pay.\n4:1 block-quote: Always.\n5:1 code: x := 1\n6:1 prose: Text."},
		{"styles in another language, and styles on styles", styled("berschrift1", "Die Mühle") + styled("Kapitel", "Wer") + styled("Punkte", "Eins") + styled("Kreis", "Zwei"), []string{"word/styles.xml", word("styles",
			`<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Kapitel"><w:name w:val="Kapitel"/><w:basedOn w:val="berschrift1"/></w:style>`+
				`<w:style w:styleId="Punkte"><w:name w:val="Punkte"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style><w:style w:styleId="Kreis"><w:name w:val="Kreis"/><w:basedOn w:val="Kreis"/></w:style>`)},
			"1:1 heading: Die Mühle\n2:1 heading: Wer\n3:1 item: Eins\n4:1 prose: Zwei"},
		{"lists", `<w:p><w:pPr><w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>One</w:t></w:r></w:p>` +
			`<w:p><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>None</w:t></w:r></w:p>` +
			`<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Part</w:t></w:r></w:p>` + styled("ListBullet2", "Two"), nil,
			"1:1 item: One\n2:1 prose: None\n3:1 heading: Part\n4:1 item: Two"},
		{"tables", par("One.") + "<w:tbl><w:tr><w:tc>" + par("a") + "</w:tc><w:tc>" + par("b") + "</w:tc></w:tr></w:tbl>" + par("Two."), nil, "1:1 prose: One.\n2:1 code: a\n3:1 code: b\n4:1 prose: Two."},
		{"tabs and breaks", `<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c` + "\n" + `d</w:t><w:noBreakHyphen/><w:t>e</w:t></w:r></w:p>` + par("Two."), nil, "1:1 prose: a b c d-e\n2:1 prose: Two."},
		{"deleted, moved and hidden text", `<w:p><w:r><w:t xml:space="preserve">We </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:moveFrom><w:r><w:t>gone </w:t></w:r></w:moveFrom><w:ins><w:r><w:t>pay</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>.</w:t></w:r></w:p>`, nil, "1:1 prose: We pay."},
		{"styles of before", `<w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:pPrChange></w:pPr><w:r><w:t>Text.</w:t></w:r></w:p>`, nil, "1:1 prose: Text."},
		{"fields", `<w:p><w:r><w:instrText>PAGE 7</w:instrText></w:r><w:r><w:t>seven</w:t></w:r></w:p>`, nil, "1:1 prose: seven"},
		{"text boxes, once", `<w:p><w:r><w:t>Out</w:t><mc:AlternateContent><mc:Choice><w:txbxContent>` + par("In.") + `</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>` + par("In.") + `</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>side.</w:t></w:r></w:p>` + par("Two."), nil, "1:1 prose: Outside.\n2:1 prose: In.\n3:1 prose: Two."},
		{"the text of drawings", "<w:p><w:r><a:p><a:t>Chart</a:t></a:p><w:t>Text.</w:t></w:r></w:p>", nil, "1:1 prose: Text."},
		{"links", `<w:p><w:r><w:t xml:space="preserve">The </w:t></w:r><w:hyperlink r:id="rId4"><w:r><w:t>city's report</w:t></w:r></w:hyperlink><w:r><w:t xml:space="preserve"> </w:t></w:r><w:hyperlink w:anchor="x"><w:r><w:t>says.</w:t></w:r></w:hyperlink></w:p>`, []string{"word/_rels/document.xml.rels",
			`<Relationships><Relationship Id="rId4" Target="https://example.org/x" TargetMode="External"/><Relationship Id="x" Target="y"/></Relationships>`},
			"1:1 prose: The city's report says.\n1:5 link: city's report -> https://example.org/x"},
		{"footnotes and endnotes", par("It rose.") + par("Then."), []string{
			"word/footnotes.xml", word("footnotes", `<w:footnote w:type="separator" w:id="0">`+par("line")+`</w:footnote><w:footnote w:id="1"><w:p><w:hyperlink r:id="rId4"><w:r><w:t>The city.</w:t></w:r></w:hyperlink></w:p></w:footnote>`),
			"word/_rels/footnotes.xml.rels", `<Relationships><Relationship Id="rId4" Target="https://example.org/n" TargetMode="External"/></Relationships>`,
			"word/endnotes.xml", word("endnotes", `<w:endnote w:id="1">`+par("The end.")+`</w:endnote>`)},
			"1:1 prose: It rose.\n2:1 prose: Then.\n3:1 prose: The city.\n4:1 prose: The end.\n3:1 link: The city. -> https://example.org/n"},
		{"comments", par("One.") + `<w:commentRangeStart w:id="2"/>` + `<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>Two.</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:r><w:commentReference w:id="3"/></w:r></w:p>`, []string{"word/comments.xml", word("comments",
			`<w:comment w:id="1">`+par("bywhom:allow vague-source")+par("she is known")+`</w:comment><w:comment w:id="2">`+par(" bywhom:allow x y")+`</w:comment><w:comment w:id="3">`+par("Who is this?")+`</w:comment>`)},
			"1:1 prose: One.\n2:1 prose: Two.\n2:1 comment: bywhom:allow x y\n2:1 comment: bywhom:allow vague-source she is known"},
		{"names that lead out of the archive", par("Text."), []string{"../word/footnotes.xml", word("footnotes", par("no")), "word/../word/endnotes.xml", "no XML"}, "1:1 prose: Text."},
	} {
		t.Run(c.name, func(t *testing.T) {
			src, v, err := docx(wordFile(t, c.body, c.parts...))
			require.NoError(t, err)
			requireSound(t, src, v)
			require.Equal(t, c.want, outline(src, v))
		})
	}
}

func TestDocxIsReadAsADocument(t *testing.T) {
	d, err := Read("talks.DOCX", wordFile(t, par("One.")+par("")+par("Ada Ruiz left.")))
	require.NoError(t, err)
	require.Equal(t, "One.\n\nAda Ruiz left.\n", d.File())
	require.Equal(t, "One.\n\nAda Ruiz left.", d.Text())
	require.Equal(t, text.Position{Offset: 10, Line: 3, Column: 5}, d.Position(strings.Index(d.Text(), "Ruiz")))
}

func TestACommentInDocxStandsBeforeItsParagraph(t *testing.T) {
	_, v, err := docx(wordFile(t, par("One.")+`<w:p><w:r><w:t>Two </w:t><w:commentReference w:id="1"/><w:t>more.</w:t></w:r></w:p>`,
		"word/comments.xml", word("comments", `<w:comment w:id="1">`+par("bywhom:allow x y")+`</w:comment>`)))
	require.NoError(t, err)
	require.Len(t, v.Comments, 1)
	require.Equal(t, len("One."), v.Comments[0].At)
	require.Equal(t, text.Span{Start: len("One.\n"), End: len("One.\n")}, v.Comments[0].Source)
}

func TestDocxErrorsSayWhatToDo(t *testing.T) {
	whole := wordFile(t, par(strings.Repeat("We pay. ", 100)))
	for _, c := range []struct {
		name    string
		content []byte
		want    string
	}{
		{"encrypted", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more"), "the file is encrypted or an old .doc: save it as .docx without a password"},
		{"empty", nil, "not a .docx, or only a part of one (no zip archive): save or copy it again"},
		{"not a zip", []byte("Ada Ruiz left."), "not a .docx, or only a part of one (no zip archive): save or copy it again"},
		{"cut off", whole[:len(whole)/2], "not a .docx, or only a part of one (no zip archive): save or copy it again"},
		{"no document", archive(t, "xl/workbook.xml", "<x/>"), "no word/document.xml in it, so this is no .docx: save it again as a Word document"},
		{"only a name that leads out", archive(t, "../word/document.xml", word("document", "<w:body/>")), "no word/document.xml in it, so this is no .docx: save it again as a Word document"},
		{"no body", archive(t, "word/document.xml", "<x><y/></x>"), "word/document.xml has no body, so this is no Word document: save it again as .docx"},
		{"broken XML", archive(t, "word/document.xml", "<x><y></x>"), "word/document.xml is damaged at byte 10: save the document again"},
		{"broken notes", wordFile(t, par("x"), "word/footnotes.xml", "<x"), "word/footnotes.xml is damaged at byte 2: save the document again"},
		{"an entity of its own", archive(t, "word/document.xml", `<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>`), "word/document.xml is damaged at byte 39: save the document again"},
		{"too deep", wordFile(t, strings.Repeat("<w:sdt>", 2000)+strings.Repeat("</w:sdt>", 2000)), "word/document.xml: elements nest deeper than 1000: no word processor wrote this; save the document again"},
		{"too deep in what is not read", wordFile(t, strings.Repeat("<w:del>", 2000)+strings.Repeat("</w:del>", 2000)), "word/document.xml: elements nest deeper than 1000: no word processor wrote this; save the document again"},
		{"a bomb", wordFile(t, strings.Repeat("<w:del>"+strings.Repeat(" bomb", 200_000)+"</w:del>", 70)), "word/document.xml: the document unpacks to more than 64 MB: split it, and check that it is what it says"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read("talks.docx", c.content)
			require.EqualError(t, err, "talks.docx: "+c.want)
		})
	}
}

func TestDocxBoundsAllPartsTogether(t *testing.T) {
	half := strings.Repeat(" ", 600<<10)
	file := wordFile(t, par("x"), "word/styles.xml", word("styles", half), "word/endnotes.xml", word("endnotes", half))
	_, _, err := docxUpTo(1<<20, file)
	require.EqualError(t, err, "word/endnotes.xml: the document unpacks to more than 1 MB: split it, and check that it is what it says")
	_, _, err = docxUpTo(2<<20, file)
	require.NoError(t, err)
}

// TestDocxBoundsWhatItCounts reads documents that are just beyond a bound, and
// that would take a gigabyte were it not seen while they are read.
func TestDocxBoundsWhatItCounts(t *testing.T) {
	many := strings.Repeat
	notes := func(root, note string, n int) []string {
		return []string{"word/" + root + ".xml", word(root, many("<w:"+note+` w:id="1"/>`, n))}
	}
	links := func(n int) []string {
		return []string{"word/_rels/document.xml.rels", "<Relationships>" + many(`<Relationship Id="a" TargetMode="External" Target="b"/>`, n) + "</Relationships>"}
	}
	text := many("We pay. ", 512) // 4 KB
	element := func(n int) string { return "<w:p " + many(`a=">" `, n) + "/>" }
	const advice = ": split the document"
	for _, c := range []struct {
		name        string
		within, too []byte
		want        string
	}{
		{"paragraphs", wordFile(t, many("<w:p/>", 100_000)), wordFile(t, many("<w:p/>", 9_000_000)), "word/document.xml: more than 100000 paragraphs" + advice},
		{"text", wordFile(t, many(par(text), 1024)), wordFile(t, many(par(text), 4096)), "word/document.xml: more than 4 MB of text" + advice},
		{"text in one run", wordFile(t, par(many(text, 1023))), wordFile(t, par(many(text, 12_000))), "word/document.xml: more than 4 MB of text" + advice},
		{"text of all parts", wordFile(t, many(par(text), 512), "word/footnotes.xml", word("footnotes", many(par(text), 512))), wordFile(t, many(par(text), 512), "word/footnotes.xml", word("footnotes", many(par(text), 513))), "word/footnotes.xml: more than 4 MB of text" + advice},
		{"text of comments", wordFile(t, ""), wordFile(t, "", "word/comments.xml", word("comments", many(par(text), 1025))), "word/comments.xml: more than 4 MB of text" + advice},
		{"a comment of XML", wordFile(t, ""), wordFile(t, "<!--"+many(" ", 60<<20)+"-->"), "word/document.xml: more than 4 MB of text" + advice},
		{"footnotes", wordFile(t, "", notes("footnotes", "footnote", 10_000)...), wordFile(t, "", notes("footnotes", "footnote", 10_001)...), "word/footnotes.xml: more than 10000 footnotes" + advice},
		{"endnotes", wordFile(t, "", notes("endnotes", "endnote", 10_000)...), wordFile(t, "", notes("endnotes", "endnote", 10_001)...), "word/endnotes.xml: more than 10000 endnotes" + advice},
		{"comments", wordFile(t, "", notes("comments", "comment", 10_000)...), wordFile(t, "", notes("comments", "comment", 10_001)...), "word/comments.xml: more than 10000 comments" + advice},
		{"styles", wordFile(t, "", notes("styles", "style", 10_000)...), wordFile(t, "", notes("styles", "style", 10_001)...), "word/styles.xml: more than 10000 styles" + advice},
		{"links", wordFile(t, "", links(100_000)...), wordFile(t, "", links(100_001)...), "word/_rels/document.xml.rels: more than 100000 links" + advice},
		{"links in the text", wordFile(t, ""), wordFile(t, "<w:p>"+many(`<w:hyperlink r:id="a"/>`, 100_001)+"</w:p>"), "word/document.xml: more than 100000 links" + advice},
		{"elements", wordFile(t, ""), wordFile(t, many("<w:x/>", 2_000_001)), "word/document.xml: more than 2000000 elements" + advice},
		{"attributes", wordFile(t, element(1000)+"<!--"+many("=", 2000)+"-->"+par(many("a=\"", 2000))), wordFile(t, element(9_000_000)), "word/document.xml: an element has more than 1000 attributes: no word processor wrote this; save the document again"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := docx(c.within)
			require.NoError(t, err)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err = Read("talks.docx", c.too)
			runtime.ReadMemStats(&after)
			require.EqualError(t, err, "talks.docx: "+c.want)
			if c.name != "elements" { // which leave no trace
				require.Less(t, int(after.TotalAlloc-before.TotalAlloc)>>20, 128, "MB")
			}
		})
	}
}

var docxPieces = []string{
	"<w:p>", "</w:p>", "<w:r><w:t>Ada Ruiz</w:t></w:r>", "<w:r><w:t xml:space=\"preserve\"> said &amp; left. </w:t></w:r>", "<w:r><w:tab/></w:r>", "<w:r><w:t>caf&#233;\n</w:t></w:r>",
	"<w:p><w:pPr><w:pStyle w:val=\"Quote\"/></w:pPr>", "<w:hyperlink r:id=\"a\"><w:r><w:t>the report</w:t></w:r></w:hyperlink>", "<w:commentReference w:id=\"1\"/>", "<w:tbl>", "</w:tbl>", "<w:del><w:r><w:t>no</w:t></w:r></w:del>", "<w:p/>",
}

// docxOf returns a file with that body, and a link and a comment to be used in it.
func docxOf(t testing.TB, body string) []byte {
	return wordFile(t, body, "word/_rels/document.xml.rels", `<Relationships><Relationship Id="a" Target="https://example.org" TargetMode="External"/></Relationships>`,
		"word/comments.xml", word("comments", `<w:comment w:id="1">`+par("bywhom:allow x y")+`</w:comment>`))
}

func TestDocxSpansCoverTheSameWordsInTheFile(t *testing.T) {
	pieces := []string{
		"<w:p>" + strings.Join(docxPieces[2:6], "") + docxPieces[7] + docxPieces[8] + "</w:p>",
		"<w:tbl>" + par("Cell") + "</w:tbl>", "<w:p/>", par("He left. "), par(" "), styled("Quote", "We pay."), docxPieces[11],
	}
	rapid.Check(t, func(rt *rapid.T) {
		drawn := rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 20).Draw(rt, "pieces")
		src, v, err := docx(docxOf(t, strings.Join(drawn, "")))
		require.NoError(rt, err)
		requireSound(rt, src, v)
		if v.Text == "" {
			return
		}
		start := rapid.IntRange(0, len(v.Text)-1).Draw(rt, "start")
		requireSameWords(rt, src, v, text.Span{Start: start, End: rapid.IntRange(start+1, len(v.Text)).Draw(rt, "end")})
	})
}

// FuzzDocx reads any bytes as the file, and as the XML in one.
func FuzzDocx(f *testing.F) {
	f.Add([]byte(strings.Join(docxPieces, "")))
	f.Add([]byte(par("One.") + par("Two.")))
	f.Add(docxOf(f, par("One.")))
	f.Fuzz(func(t *testing.T, content []byte) {
		for _, file := range [][]byte{content, docxOf(t, string(content)), archive(t, "word/document.xml", string(content))} {
			src, v, err := docx(file)
			if err != nil {
				require.NotContains(t, err.Error(), "\n")
				continue
			}
			requireSound(t, src, v)
			if n := len(v.Text); n > 0 {
				requireSameWords(t, src, v, text.Span{Start: n / 3, End: n})
			}
		}
	})
}
