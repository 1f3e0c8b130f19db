package report

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/text"
)

// SARIF 2.1.0 (OASIS Standard, 2020), as far as code hosts read it. Columns
// count UTF-16 units, and the run says so.
type (
	sarifLog struct {
		Version string     `json:"version"`
		Schema  string     `json:"$schema"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		InformationURI string      `json:"informationUri"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID                   string      `json:"id"`
		ShortDescription     sarifText   `json:"shortDescription"`
		FullDescription      sarifText   `json:"fullDescription"`
		Help                 sarifText   `json:"help"`
		DefaultConfiguration sarifConfig `json:"defaultConfiguration"`
	}
	sarifText struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifConfig struct {
		Enabled bool   `json:"enabled"`
		Level   string `json:"level"`
	}
	sarifResult struct {
		RuleID              string            `json:"ruleId"`
		RuleIndex           *int              `json:"ruleIndex,omitempty"`
		Level               string            `json:"level"`
		Message             sarifText         `json:"message"`
		Locations           []sarifLocation   `json:"locations"`
		RelatedLocations    []sarifLocation   `json:"relatedLocations,omitempty"`
		PartialFingerprints map[string]string `json:"partialFingerprints"`
	}
	sarifLocation struct {
		PhysicalLocation sarifPhysical `json:"physicalLocation"`
		Message          *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		ArtifactLocation sarifArtifact `json:"artifactLocation"`
		Region           sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
)

var sarifLevels = [...]string{claims.Info: "note", claims.Warning: "warning", claims.Error: "error"}

// sarifResults keeps the results of r until the run is written.
func (w *Writer) sarifResults(r *claims.Report) {
	doc := r.Document
	prints := Fingerprints(r)
	columns := &columns{doc: doc, units: utf16.RuneLen}
	for i := range r.Findings {
		f := &r.Findings[i]
		result := sarifResult{
			RuleID:              f.Rule,
			Level:               sarifLevels[f.Severity],
			Message:             sarifText{Text: sentences(f)},
			Locations:           []sarifLocation{sarifLocationOf(columns, f.Source(doc), "")},
			PartialFingerprints: map[string]string{"bywhom/v1": prints[i]},
		}
		if n := slices.IndexFunc(w.opts.Rules, func(r *claims.Rule) bool { return r.ID == f.Rule }); n >= 0 {
			result.RuleIndex = &n
		}
		for _, rel := range f.Related {
			result.RelatedLocations = append(result.RelatedLocations, sarifLocationOf(columns, doc.Source(rel.Span), rel.Message))
		}
		w.sarif = append(w.sarif, result)
	}
}

// sarifRun writes the whole log.
func (w *Writer) sarifRun() error {
	driver := sarifDriver{Name: "bywhom", InformationURI: "https://github.com/bywhom/bywhom", Rules: []sarifRule{}}
	for _, r := range w.opts.Rules {
		rule := sarifRule{
			ID:                   r.ID,
			ShortDescription:     sarifText{Text: valid(sentence(r.Summary))},
			FullDescription:      sarifText{Text: valid(r.Why)},
			DefaultConfiguration: sarifConfig{Enabled: !r.Optional, Level: sarifLevels[clamp(r.Severity)]},
		}
		if rule.FullDescription.Text == "" {
			rule.FullDescription = rule.ShortDescription
		}
		rule.Help = sarifText{Text: valid(Explain(r, 0)), Markdown: valid(ExplainMarkdown(r))}
		driver.Rules = append(driver.Rules, rule)
	}
	results := w.sarif
	if results == nil {
		results = []sarifResult{}
	}
	b, err := json.MarshalIndent(sarifLog{
		Version: "2.1.0",
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Runs:    []sarifRun{{Tool: sarifTool{driver}, ColumnKind: "utf16CodeUnits", Results: results}},
	}, "", " ")
	if err != nil {
		return err
	}
	w.buf = append(append(w.buf, b...), '\n')
	return nil
}

// sentence returns s with a capital and a full stop.
func sentence(s string) string {
	if s == "" {
		return ""
	}
	first, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[n:] + "."
}

// sentences returns the message of f, and its suggestion behind it.
func sentences(f *claims.Finding) string {
	s := Clean(f.Message)
	if f.Suggestion != "" {
		s += "; " + Clean(f.Suggestion)
	}
	return valid(s)
}

func valid(s string) string { return strings.ToValidUTF8(s, "\ufffd") }

// sarifLocationOf returns the place of s in the file.
func sarifLocationOf(c *columns, s text.Span, message string) sarifLocation {
	start, end := c.doc.FilePosition(s.Start), c.doc.FilePosition(s.End)
	l := sarifLocation{PhysicalLocation: sarifPhysical{
		ArtifactLocation: sarifArtifact{fileURI(c.doc.Name())},
		Region:           sarifRegion{start.Line, c.of(start), end.Line, c.of(end)},
	}}
	if message != "" {
		l.Message = &sarifText{Text: valid(message)}
	}
	return l
}

// fileURI returns the path of a file as a URI: relative where the path is.
func fileURI(path string) string {
	path = valid(path)
	if strings.HasPrefix(path, "/") {
		return (&url.URL{Scheme: "file", Path: path}).String()
	}
	s := (&url.URL{Path: path}).String()
	return strings.TrimPrefix(s, "./")
}
