package markup

import (
	"strings"

	"github.com/bywhom/bywhom/text"
)

// A docxStyle is a style of paragraphs. Its ID is in the language of the one who
// wrote the document ("berschrift1"), the name of a built-in one in English.
type docxStyle struct {
	name, base string
	item       bool
}

// docxBases is how many styles one is looked up in: each rests on another one.
const docxBases = 16

// styleKind returns what paragraphs of a style are, or 0.
func (d *docxFile) styleKind(id string) text.ParagraphKind {
	for range docxBases {
		style, ok := d.styles[id]
		if !ok {
			return docxStyleKind(id)
		}
		if kind := docxStyleKind(style.name); kind != 0 {
			return kind
		}
		if style.item {
			return text.Item
		}
		id = style.base
	}
	return 0
}

// docxStyleKind returns what paragraphs of a built-in style are, or 0.
func docxStyleKind(name string) text.ParagraphKind {
	name = strings.ToLower(strings.ReplaceAll(name, " ", ""))
	switch name {
	case "title", "subtitle":
		return text.Heading
	case "quote", "intensequote", "quotations", "blocktext":
		return text.BlockQuote
	case "author":
		return text.Byline
	case "htmlpreformatted", "preformattedtext", "sourcecode", "macrotext":
		return text.Code
	}
	for _, s := range []struct {
		prefix string
		kind   text.ParagraphKind
	}{{"heading", text.Heading}, {"toc", text.Heading}, {"listbullet", text.Item}, {"listnumber", text.Item}} {
		if rest, ok := strings.CutPrefix(name, s.prefix); ok && strings.Trim(rest, "0123456789") == "" {
			return s.kind
		}
	}
	return 0
}

// readStyles reads word/styles.xml.
func (d *docxFile) readStyles(p *docxPart) error {
	var id string
	var style docxStyle
	return p.walk(docxHandler{
		start: func(name, _ string) bool {
			switch name {
			case "style":
				p.count(docxStyleCount, 1)
				id, style = p.attr("styleId"), docxStyle{}
			case "name":
				style.name = p.attr("val")
			case "basedOn":
				style.base = p.attr("val")
			case "numId":
				style.item = p.attr("val") != "0"
			}
			return false
		},
		end: func(name string) {
			if name == "style" && id != "" {
				d.styles[id] = style
			}
		},
	})
}

// readComments keeps the Word comments that speak to this program.
func (d *docxFile) readComments(p *docxPart) error {
	var id string
	var said strings.Builder
	return p.walk(docxHandler{
		start: func(name, _ string) bool {
			switch name {
			case "comment":
				p.count(docxCommentCount, 1)
				id = p.attr("id")
				said.Reset()
			case "p":
				said.WriteByte(' ')
			}
			return false
		},
		text: func(s string) {
			p.count(docxTextBytes, len(s))
			said.WriteString(s)
		},
		end: func(name string) {
			if name != "comment" {
				return
			}
			if s := strings.Join(strings.Fields(said.String()), " "); strings.HasPrefix(s, directive) {
				d.comments[id] = s
			}
		},
	})
}

// docxLinks returns the name of the part that says where the links of a part lead.
func docxLinks(part string) string {
	return strings.Replace(part, "word/", "word/_rels/", 1) + ".rels"
}

// readLinks notes where links lead, by the name of this part and their ID in it.
func (d *docxFile) readLinks(p *docxPart) error {
	return p.walk(docxHandler{any: func(name string) {
		if name == "Relationship" && p.attr("TargetMode") == "External" {
			p.count(docxLinkCount, 1)
			d.urls[p.name+"#"+p.attr("Id")] = p.attr("Target")
		}
	}})
}
