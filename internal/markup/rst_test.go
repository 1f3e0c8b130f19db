package markup

import "testing"

func TestRSTBlocks(t *testing.T) {
	testConstructs(t, rst, []construct{
		{"paragraphs", "One line\nand another.\n\nA second.\n", "1:1 prose: One line and another.\n4:1 prose: A second."},
		{"headings", "========\nThe Mill\n========\n\nWho *pays*\n----------\nText.\n", "2:1 heading: The Mill\n5:1 heading: Who pays\n7:1 prose: Text."},
		{"a line between paragraphs", "One.\n\n-----\n\nTwo.\n", "1:1 prose: One.\n5:1 prose: Two."},
		{"fields", ":Author: Ada Ruiz\n:Date: May\n  or June\n\nText.\n", "5:1 prose: Text."},
		{"comments", ".. no news\n   at all\n\n.. bywhom:allow vague-source she is\n   known\n\nText.\n", "7:1 prose: Text.\n4:1 comment: bywhom:allow vague-source she is\n   known"},
		{"comments below their dots", "..\n   bywhom:allow x y\n\nText.\n", "4:1 prose: Text.\n1:1 comment: bywhom:allow x y"},
		{"a comment without words", "..\n\n   Quoted.\n", "3:4 block-quote: Quoted."},
		{"directives that are not read", ".. code-block:: go\n   :linenos:\n\n   x := 1\n\n   y\n\n.. image:: mill.png\n   :alt: The mill\n\n.. unknown:: x\n\nText.\n", "13:1 prose: Text."},
		{"directives that are read", ".. note:: Mind\n   this.\n\n   And that.\n\n.. topic:: The Mill\n   :class: x\n\n   Text.\n\nMore.\n", "1:11 prose: Mind this.\n4:4 prose: And that.\n6:12 heading: The Mill\n9:4 prose: Text.\n11:1 prose: More."},
		{"quoting directives", ".. epigraph::\n\n   We pay.\n\n   -- Ada Ruiz\n\nText.\n", "3:4 block-quote: We pay.\n5:4 prose: -- Ada Ruiz\n7:1 prose: Text."},
		{"literal blocks", "Like this::\n\n   code\n\n   more\n\nText ::\n\n> old\n> code\n\n::\n\n  code\n\nEnd.\n", "1:1 prose: Like this:\n7:1 prose: Text\n16:1 prose: End."},
		{"sessions", ">>> 1 + 1\n2\n\nText.\n", "4:1 prose: Text."},
		{"tables", "+---+---+\n| a | b |\n+---+---+\n\n==  ==\na   b\n==  ==\nc   d\n\ne   f\n==  ==\nText.\n\n==  ==\na   b\n\nMore.\n", "12:1 prose: Text.\n17:1 prose: More."},
		{"block quotes", "She said:\n\n   We pay.\n\n   Always.\n\n   -- Ada Ruiz\n\nShe left.\n", "1:1 prose: She said:\n3:4 block-quote: We pay.\n5:4 block-quote: Always.\n7:4 prose: -- Ada Ruiz\n9:1 prose: She left."},
		{"lists", "* One\n  goes on\n\n  More.\n\n  - Two\n* Three\n1. Four\n#. Five\n(a) Six\n", "1:3 item: One goes on\n4:3 prose: More.\n6:5 item: Two\n7:3 item: Three\n8:4 item: Four\n9:4 item: Five\n10:5 item: Six"},
		{"initials and years", "A. Ruiz left.\n\n1986. A year\nof rain.\n", "1:1 prose: A. Ruiz left.\n3:1 prose: 1986. A year of rain."},
		{"terms", "Mira\n  A town.\n\n  Small.\nText.\n", "1:1 item: Mira\n2:3 prose: A town.\n4:3 prose: Small.\n5:1 prose: Text."},
		{"lines of verse", "| Ada Ruiz,\n| the *mayor*\n\nText.\n", "1:3 prose: Ada Ruiz, the mayor\n4:1 prose: Text."},
		{"footnotes", "It rose [1]_ fast.\n\n.. [1] The city says\n   so.\n\n.. [#b] Or not.\n", "1:1 prose: It rose fast.\n3:8 prose: The city says so.\n6:9 prose: Or not."},
		{"tabs and Windows line ends", "One\r\nline.\r\n\r\n\tQuoted.\r\n", "1:1 prose: One line.\n4:2 block-quote: Quoted."},
	})
}

func TestRSTInline(t *testing.T) {
	testConstructs(t, rst, []construct{
		{"marks", "A **bold**, *kind* ``co*de*`` and `own` word.", "1:1 prose: A bold, kind co*de* and own word."},
		{"marks over lines", "A *kind\nof* word", "1:1 prose: A kind of word"},
		{"no marks", "Profits* rose 2 * 3, snake_case_name, x_ and |no| \"*\"", "1:1 prose: Profits* rose 2 * 3, snake_case_name, x_ and |no| \"*\""},
		{"escapes", `A \*star* and th\ *is*\ n't`, "1:1 prose: A *star* and thisn't"},
		{"roles", "In :title:`The Mill` and `Mira`:town: by :ref:`who pays <who>`.", "1:1 prose: In The Mill and Mira by who pays."},
		{"addresses", "See https://example.org/a_b. Then", "1:1 prose: See https://example.org/a_b. Then\n1:5 link: https://example.org/a_b -> https://example.org/a_b"},
		{"links with their address", "The `city's report <https://example.org/x>`_ and `<https://example.org>`__ say", "1:1 prose: The city's report and https://example.org say\n1:6 link: city's report -> https://example.org/x\n1:52 link: https://example.org -> https://example.org"},
		{"links with a name", "A report_ of the `Mira  Council`_ says.\n\n.. _report: https://example.org/r\n.. _`mira council`: https://example.org/m\n", "1:1 prose: A report of the Mira  Council says.\n1:3 link: report -> https://example.org/r\n1:19 link: Mira  Council -> https://example.org/m"},
		{"links to a name", "A `long report <report_>`_.\n\n.. _report: https://example.org/r\n", "1:1 prose: A long report.\n1:4 link: long report -> https://example.org/r"},
		{"links without a name", "A `report`__ and another__.\n\n.. __: https://example.org/1\n__ https://example.org/2\n", "1:1 prose: A report and another.\n1:4 link: report -> https://example.org/1\n1:18 link: another -> https://example.org/2"},
		{"targets in the text", "The _`old mill` stands.", "1:1 prose: The old mill stands."},
		{"words that stand for others", "In |town| |logo| now.\n\n.. |town| replace:: Mira\n.. |logo| image:: x.png\n", "1:1 prose: In Mira now."},
	})
}

var rstPieces = []string{
	"The mayor ", "said so. ", "\n", "\n\n", "*kind* ", "**bold** ", "``code`` ", "`own` ", "*", "`", "|", "_", "\\", ":title:`The Mill` ", "`a report <https://example.org>`_ ", "report_ ", "`other`__ ", "`", "<",
	"https://example.org ", "[1]_ ", "|town| ", "|abc| ", ".. |town| replace:: Mira\n", ".. |abc| replace:: Mir\u00e1\n", ".. _report: https://example.org\n", "__ https://example.org\n", ".. [1] ", ".. note:: ", ".. epigraph::\n\n", ".. code::\n\n",
	".. bywhom:allow x y\n", "..\n", "::\n\n", "=====\n", "-----\n", "== ==\n", "+--+\n", "  ", "   ", "\t", "* ", "1. ", "| ", ":Author: Ada\n", "-- Ada Ruiz\n", "café ", "\r\n", "\\ ",
}

func TestRSTSpansCoverTheSameWordsInTheFile(t *testing.T) { testSameWords(t, rst, rstPieces) }

func TestRSTOfHostileShapesIsSound(t *testing.T) { testHostile(t, rst) }

func FuzzRST(f *testing.F) { fuzzReader(f, rst, rstPieces) }
