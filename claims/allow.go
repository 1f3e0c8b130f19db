package claims

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bywhom/bywhom/text"
)

// An allowance is a comment in a draft that takes the findings of some rules
// back, with a reason:
//
//	<!-- bywhom:allow vague-source the source is the point of the story -->
//	<!-- bywhom:allow-begin loaded-verb, hedged-claim a reason -->
//	<!-- bywhom:allow-end -->
//
// The first form holds for the paragraph that it stands in, or else for the next
// one; the others for what stands between them.
type allowance struct {
	rules   []string
	scope   text.Span // in the text
	comment *text.Comment
	used    []bool // of rules
}

const directive = "bywhom:"

// allowances reads the comments of doc. What is wrong with them is passed to
// wrong, with the comment.
func allowances(doc *text.Document, known func(id string) bool, wrong func(c *text.Comment, format string, args ...any)) []allowance {
	comments := doc.Comments()
	var out []allowance
	open := -1 // an allow-begin without its end
	for i := range comments {
		c := &comments[i]
		rest, ok := strings.CutPrefix(c.Text, directive)
		if !ok {
			continue
		}
		verb, rest, _ := strings.Cut(strings.TrimSpace(rest), " ")
		if verb == "allow-end" {
			if open < 0 {
				wrong(c, "nothing was begun that ends here")
				continue
			}
			out[open].scope.End = c.At
			open = -1
			continue
		}
		if verb != "allow" && verb != "allow-begin" {
			wrong(c, "no such word: “%s%s”; there are allow, allow-begin and allow-end", directive, short(verb))
			continue
		}
		rules, reason := listedRules(rest)
		switch i := slices.IndexFunc(rules, func(id string) bool { return !known(id) }); {
		case len(rules) == 0:
			wrong(c, "which rule is allowed? name it, and say why")
			continue
		case i >= 0:
			wrong(c, "no such rule: “%s”", short(rules[i]))
			continue
		case reason == "":
			wrong(c, "no reason is given for allowing %s", strings.Join(rules, ", "))
			continue
		}
		a := allowance{rules: rules, comment: c, used: make([]bool, len(rules))}
		if verb == "allow" {
			a.scope = block(doc, c.At)
		} else {
			if open >= 0 {
				wrong(c, "the region before is not ended; there is none inside another")
				continue
			}
			a.scope = text.Span{Start: c.At, End: len(doc.Text())}
			open = len(out)
		}
		out = append(out, a)
	}
	if open >= 0 {
		wrong(out[open].comment, "this region is never ended; put <!-- bywhom:allow-end --> behind it")
	}
	return out
}

// listedRules splits "a, b the reason" into rules and reason.
func listedRules(s string) (rules []string, reason string) {
	for {
		s = strings.TrimSpace(s)
		id, rest, _ := strings.Cut(s, " ")
		if id == "" {
			return rules, ""
		}
		more := strings.HasSuffix(id, ",")
		for part := range strings.SplitSeq(id, ",") {
			if part != "" {
				rules = append(rules, part)
			}
		}
		s = rest
		if trimmed := strings.TrimSpace(rest); !more && strings.HasPrefix(trimmed, ",") {
			s, more = trimmed[1:], true
		}
		if !more {
			return rules, strings.Trim(strings.TrimSpace(s), "-–—: ")
		}
	}
}

// block returns the paragraph that holds the offset at, or else the next one.
func block(doc *text.Document, at int) text.Span {
	ps := doc.Paragraphs()
	i, _ := slices.BinarySearchFunc(ps, at, func(p text.Paragraph, at int) int {
		if p.Span.End <= at {
			return -1
		}
		return 1
	})
	if i == len(ps) {
		return text.Span{}
	}
	return ps[i].Span
}

// allow takes out of found what the comments of r's document allow, and returns
// the rest; what was taken goes to r.Allowed. Findings on the comments themselves
// come with severity s; 0 has none made.
func allow(r *Report, found []Finding, rules []setRule, s Severity) []Finding {
	if len(r.Document.Comments()) == 0 {
		return found
	}
	known := func(id string) bool {
		return slices.ContainsFunc(rules, func(k setRule) bool { return k.ID == id }) || knownRule(id)
	}
	var bad []Finding
	wrong := func(c *text.Comment, format string, args ...any) {
		if s != 0 {
			bad = append(bad, Finding{Rule: "allowance", Severity: s, Span: text.Span{Start: c.At, End: c.At}, File: c.Source, Message: fmt.Sprintf(format, args...)})
		}
	}
	as := allowances(r.Document, known, wrong)
	kept := make([]Finding, 0, len(found))
	next := 0
	for _, f := range found {
		for next < len(as) && as[next].scope.End <= f.Span.Start {
			next++ // scopes are in order: none of these reaches what follows
		}
		taken := false
		for i := next; i < len(as) && as[i].scope.Start <= f.Span.Start; i++ {
			if k := slices.Index(as[i].rules, f.Rule); k >= 0 && f.Span.Start < as[i].scope.End {
				as[i].used[k], taken = true, true
			}
		}
		if taken {
			r.Allowed = append(r.Allowed, f)
		} else {
			kept = append(kept, f)
		}
	}
	for i := range as {
		for k, used := range as[i].used {
			if id := as[i].rules[k]; !used && slices.ContainsFunc(rules, func(r setRule) bool { return r.ID == id }) {
				wrong(as[i].comment, "nothing is found here that needs %s allowed; take the comment out", id)
			}
		}
	}
	if len(bad) == 0 {
		return kept
	}
	return inOrder(append(kept, bad...))
}

func knownRule(id string) bool {
	return slices.ContainsFunc(rules, func(r *Rule) bool { return r.ID == id })
}
