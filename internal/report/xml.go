package report

import (
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/bywhom/bywhom/claims"
)

// escaped returns s as XML takes it in attributes and text; what XML cannot hold
// becomes U+FFFD.
func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(valid(s))) // a Builder does not fail
	return b.String()
}

// junit writes r as a test suite: a failed case a finding, or one that passed.
func (w *Writer) junit(r *claims.Report) {
	doc := r.Document
	if w.n == 0 {
		w.string(xml.Header + "<testsuites name=\"bywhom\">\n")
	}
	w.string(fmt.Sprintf("  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\">\n", escaped(doc.Name()), max(1, len(r.Findings)), len(r.Findings)))
	if len(r.Findings) == 0 {
		w.string(fmt.Sprintf("    <testcase classname=\"%s\" name=\"no findings\"></testcase>\n", escaped(doc.Name())))
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		p := doc.FilePosition(f.Source(doc).Start)
		name := escaped(doc.Name())
		w.string(fmt.Sprintf("    <testcase classname=\"%s\" name=\"%s at %s\" file=\"%s\" line=\"%d\">\n      <failure type=\"%s\" message=\"%s\">%s</failure>\n    </testcase>\n",
			name, escaped(f.Rule), p, name, p.Line, f.Severity, escaped(Clean(f.Message)), escaped(fmt.Sprintf("%s:%s: %s: %s (%s)", Clean(doc.Name()), p, f.Severity, sentences(f), f.Rule))))
	}
	w.string("  </testsuite>\n")
}

// checkstyle writes r as a file of Checkstyle's report.
func (w *Writer) checkstyle(r *claims.Report) {
	doc := r.Document
	if w.n == 0 {
		w.string(xml.Header + "<checkstyle version=\"4.3\">\n")
	}
	w.string("  <file name=\"" + escaped(doc.Name()) + "\">\n")
	for i := range r.Findings {
		f := &r.Findings[i]
		p := doc.FilePosition(f.Source(doc).Start)
		w.string(fmt.Sprintf("    <error line=\"%d\" column=\"%d\" severity=\"%s\" message=\"%s\" source=\"bywhom.%s\"></error>\n", p.Line, p.Column, f.Severity, escaped(sentences(f)), escaped(f.Rule)))
	}
	w.string("  </file>\n")
}

// closeXML ends the document that root is the root of.
func (w *Writer) closeXML(root, attributes string) {
	if w.n == 0 {
		w.string(xml.Header + "<" + root + attributes + ">\n")
	}
	w.string("</" + root + ">\n")
}
