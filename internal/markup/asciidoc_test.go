package markup

import "testing"

func TestAsciiDocBlocks(t *testing.T) {
	testConstructs(t, asciidoc, []construct{
		{"paragraphs", "One line\nand another.\n\nA second.\n", "1:1 prose: One line and another.\n4:1 prose: A second."},
		{"headings", "= The Mill\n\n== Who pays ==\n\n=== Who *does* not\n", "1:3 heading: The Mill\n3:4 heading: Who pays\n5:5 heading: Who does not"},
		{"underlined headings", "The Mill\n========\n\nWho pays\n-------\n\nHe left.\n", "1:1 heading: The Mill\n4:1 heading: Who pays\n7:1 prose: He left."},
		{"the document's header", "= The Mill\nAda Ruiz <ada@example.org>\nv1, 2024\n:town: Mira\n\nText.\n", "1:3 heading: The Mill\n2:1 byline: Ada Ruiz\n6:1 prose: Text."},
		{"front matter", "---\ntitle: The Mill\n---\nText.\n", "4:1 prose: Text."},
		{"attributes", ":town: Mira\n:!toc:\n:long: one \\\n  two\n\nText of {town}.\n", "6:1 prose: Text of Mira."},
		{"attributes of blocks", "[.lead]\nFirst.\n\n[[who]]\n[quote, Ada Ruiz]\nWe pay.\n", "2:1 prose: First.\n6:1 block-quote: We pay.\n6:8 prose: -- Ada Ruiz"},
		{"comments of one line", "One\n// no news\nline.\n\n// bywhom:allow vague-source she is known\nNext.\n", "1:1 prose: One line.\n6:1 prose: Next.\n5:1 comment: bywhom:allow vague-source she is known"},
		{"comments of many lines", "////\nno\n\nnews\n////\n\n////\nbywhom:allow vague-source\n////\nText.\n", "10:1 prose: Text.\n7:1 comment: bywhom:allow vague-source"},
		{"code, literal, passthrough", "[source,go]\n----\nx := 1\n----\n\n....\nlit\n....\n\n++++\n<b>x</b>\n++++\n\n```go\ny\n```\n\nText.\n", "18:1 prose: Text."},
		{"code without its end", "Text.\n\n----\nx := 1\n\nmore\n", "1:1 prose: Text."},
		{"styled paragraphs", "[source]\nx := 1\n\n[stem]\n--\na\n\nb\n--\n\nText.\n", "11:1 prose: Text."},
		{"literal paragraphs", " indented\n code\n\nText.\n", "4:1 prose: Text."},
		{"tables", "|===\n|a |b\n\n|c |d\n|===\n\n,===\na,b\n,===\nText.\n", "10:1 prose: Text."},
		{"block quotes", "[quote, Ada Ruiz]\n____\nWe pay.\n\nAlways.\n____\nShe left.\n", "3:1 block-quote: We pay.\n5:1 block-quote: Always.\n6:1 prose: -- Ada Ruiz\n7:1 prose: She left."},
		{"who is quoted", "[quote#id,\"Ada Ruiz\", mayor of Mira,role=x]\nWe pay.\n\n[source,go]\n____\nWe pay.\n____\n", "2:1 block-quote: We pay.\n2:8 prose: -- Ada Ruiz, mayor of Mira"},
		{"block quotes with >", "> We\n> pay.\n>\n> Always.\n\nShe left.\n", "1:3 block-quote: We pay.\n4:3 block-quote: Always.\n6:1 prose: She left."},
		{"examples, sidebars, open blocks", "====\nOne.\n\n****\nTwo.\n****\n====\n--\nThree.\n--\n", "2:1 prose: One.\n5:1 prose: Two.\n9:1 prose: Three."},
		{"lists", "* One\n  goes on\n** Two\n- [x] Three\n. Four\n1. Five\na. Six\n<1> Seven\n", "1:3 item: One goes on\n3:4 item: Two\n4:7 item: Three\n5:3 item: Four\n6:4 item: Five\n7:4 item: Six\n8:5 item: Seven"},
		{"what continues an item", "* One\n+\nmore\n\nText.\n", "1:3 item: One\n3:1 prose: more\n5:1 prose: Text."},
		{"terms", "Mira:: A town.\nThe mill::\n  Stands there.\n", "1:1 item: Mira: A town.\n2:1 item: The mill: Stands there."},
		{"titles of blocks", ".Who pays\n----\nx\n----\nText.\n", "1:2 heading: Who pays\n5:1 prose: Text."},
		{"macros of blocks", "image::mill.png[The mill]\ninclude::more.adoc[]\ntoc::[]\n\nOne\nifdef::web[]\nline.\nendif::[]\n", "5:1 prose: One line."},
		{"breaks", "One.\n\n'''\n\nTwo.\n\n<<<\n\n---\n\nThree.\n", "1:1 prose: One.\n5:1 prose: Two.\n11:1 prose: Three."},
		{"Windows line ends", "= The Mill\r\n\r\nOne\r\nline.\r\n----\r\nx\r\n----\r\nTwo.\r\n", "1:3 heading: The Mill\n3:1 prose: One line.\n8:1 prose: Two."},
	})
}

func TestAsciiDocInline(t *testing.T) {
	testConstructs(t, asciidoc, []construct{
		{"marks", "A *bold*, _kind_ `code` and #marked# word.", "1:1 prose: A bold, kind code and marked word."},
		{"marks inside of words", "**F**ounders of H~2~O and 3^rd^ n__ot__es", "1:3 prose: Founders of H2O and 3rd notes"},
		{"marks in marks", "*_both_ of\nthem* here", "1:3 prose: both of them here"},
		{"no marks", "Profits* rose 2 * 3, snake_case_name, a + b, C# and #1", "1:1 prose: Profits* rose 2 * 3, snake_case_name, a + b, C# and #1"},
		{"escapes", `A \*star* and \{town}`, "1:1 prose: A *star* and {town}"},
		{"roles", "A [.lead]*bold* and [underline]#marked# [sic] word", "1:1 prose: A bold and marked [sic] word"},
		{"raw words", "A +*raw*+ and pass:[plain] word", "1:1 prose: A *raw* and plain word"},
		{"curly quotation marks", "\"`We pay,`\" she said. '`No,`' and Olaf`'s.", "1:1 prose: “We pay,” she said. ‘No,’ and Olaf’s."},
		{"entities", "Caf&eacute; &amp; bar&#8217;s &nothing; R&D", "1:1 prose: Café & bar’s &nothing; R&D"},
		{"attributes of the document", "a{nbsp}b{sp}c {unknown} {ldquo}d{rdquo}", "1:1 prose: a\u00a0b c {unknown} “d”"},
		{"addresses", "See https://example.org/a_b_c. Or <https://example.org>!", "1:1 prose: See https://example.org/a_b_c. Or <https://example.org>!\n1:5 link: https://example.org/a_b_c -> https://example.org/a_b_c\n1:36 link: https://example.org -> https://example.org"},
		{"links with words", "The https://example.org/x[*city's* report] says.", "1:1 prose: The city's report says.\n1:28 link: city's report -> https://example.org/x"},
		{"links with attributes", "The link:x.html[report,window=_blank] and https://example.org[it^].", "1:1 prose: The report and it.\n1:17 link: report -> x.html\n1:63 link: it -> https://example.org"},
		{"links without words", "See link:x.html[] now.", "1:1 prose: See x.html now.\n1:10 link: x.html -> x.html"},
		{"mail", "Write mailto:ada@example.org[to Ada,Hello].", "1:1 prose: Write to Ada.\n1:30 link: to Ada -> mailto:ada@example.org"},
		{"references", "See <<who,who pays>> and <<who>> or xref:a.adoc#b[there].", "1:1 prose: See who pays and or there."},
		{"anchors", "[[who]]The mill [[x]]stands.", "1:8 prose: The mill stands."},
		{"footnotes", "It rose.footnote:[Says https://example.org[the city].] Then", "1:1 prose: It rose. (Says the city.) Then\n1:44 link: the city -> https://example.org"},
		{"pictures and formulas", "A image:x.png[mill] and stem:[x^2] end.", "1:1 prose: A and end."},
		{"keys and index terms", "Press kbd:[Enter] on the ((mill)) (((Mira, mill)))now", "1:1 prose: Press Enter on the mill now"},
		{"forced line breaks", "One +\ntwo +\n", "1:1 prose: One two"},
		{"brackets without a partner", "A footnote:[one and https://example.org[two", "1:1 prose: A footnote:[one and https://example.org[two\n1:21 link: https://example.org -> https://example.org"},
	})
}

var adocPieces = []string{
	"The mayor ", "said so. ", "\n", "\n\n", "*bold* ", "_kind_ ", "`code` ", "*", "_", "`", "+", "#", "\"`We pay`\" ", "Olaf`'s ", "**", "[.lead]", "[quote]\n",
	"https://example.org/x[the report] ", "https://example.org ", "link:x[", "]", "[", "footnote:[See it.] ", "{nbsp}", "{town}", ":town: Mira\n", ":abc: Mir\u00e1\n", "{abc}", "&eacute;", "&amp;",
	"= Title\n", "== Part\n", "----\n", "____\n", "--\n", "|===\n", "* ", ". ", "  ", "> ", "// bywhom:allow x y\n", "////\n", "<<who,words>> ", "\\", "café ", "\r\n", "Term:: ", "(((x)))", "+raw+ ",
}

func TestAsciiDocSpansCoverTheSameWordsInTheFile(t *testing.T) {
	testSameWords(t, asciidoc, adocPieces)
}

func TestAsciiDocOfHostileShapesIsSound(t *testing.T) { testHostile(t, asciidoc) }

func FuzzAsciiDoc(f *testing.F) { fuzzReader(f, asciidoc, adocPieces) }
