package claims

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/internal/lexicon"
)

type options struct {
	workers    int
	maxBytes   int
	policy     *Policy
	only       []string // rules to run, nil for those of the policy
	also       []string // optional rules to run besides
	without    []string
	extra      []*Rule
	severities map[string]Severity
	words      Words
	lexicon    *attribution.Words
	rules      []setRule // what comes of all that, sorted by ID
}

// A setRule is a rule as the options set it.
type setRule struct {
	*Rule
	severity Severity // 0 for the rule's own
}

// An Option changes how a Checker works. The order of options does not matter,
// but for two that set the same thing, of which the last one holds.
type Option func(*options) error

// WithWorkers sets how many documents CheckAll works on at once; the default
// is one for each processor. n must be 1 or more.
func WithWorkers(n int) Option {
	return func(o *options) error {
		if n < 1 {
			return fmt.Errorf("workers: %d is not 1 or more", n)
		}
		o.workers = n
		return nil
	}
}

// defaultMaxBytes is some three times the longest novel.
const defaultMaxBytes = 16 << 20

// WithMaxBytes sets how many bytes of text CheckContext and CheckAll take in a
// document; the default is 16 MiB. n must be 1 or more.
func WithMaxBytes(n int) Option {
	return func(o *options) error {
		if n < 1 {
			return fmt.Errorf("maximum of bytes: %d is not 1 or more", n)
		}
		o.maxBytes = n
		return nil
	}
}

// WithPolicy sets which rules run and how severe they are, see Policies. The
// default is the policy "default".
func WithPolicy(name string) Option {
	return func(o *options) error {
		var names []string
		for _, p := range policies {
			if p.Name == name {
				o.policy = p
				return nil
			}
			names = append(names, p.Name)
		}
		return fmt.Errorf("no such policy: %q; there are %s", name, strings.Join(names, ", "))
	}
}

// WithRules runs the rules with the given IDs and no others.
func WithRules(ids ...string) Option {
	return func(o *options) error { o.only = append([]string{}, ids...); return nil }
}

// WithOptionalRules runs the rules with the given IDs besides those of the policy.
func WithOptionalRules(ids ...string) Option {
	return func(o *options) error { o.also = append(o.also, ids...); return nil }
}

// WithoutRules does not run the rules with the given IDs.
func WithoutRules(ids ...string) Option {
	return func(o *options) error { o.without = append(o.without, ids...); return nil }
}

// maxID is the length of the longest ID of a rule.
const maxID = 64

// WithExtraRules runs rules from outside of this module, too. Each needs an ID
// of its own, of small letters, digits and hyphens, and a function to run; one without
// a severity warns.
func WithExtraRules(rs ...*Rule) Option {
	return func(o *options) error { o.extra = append(o.extra, rs...); return nil }
}

// WithSeverity sets the severity of all findings of a rule. It does not make an
// optional rule run.
func WithSeverity(id string, s Severity) Option {
	return func(o *options) error {
		if s < Info || s > Error {
			return fmt.Errorf("rule %s: no such severity: %d", id, s)
		}
		if o.severities == nil {
			o.severities = map[string]Severity{}
		}
		o.severities[id] = s
		return nil
	}
}

// Words are what a newsroom adds to the word lists of this module.
type Words struct {
	Household []string // names of persons who need no introduction, as articles give them in full
	Outlet    string   // the name of the own outlet, whose reports are not second hand
	Metonyms  []string // places that stand for a body: "the Castle"
	Cues      []string // verbs of saying, in their base form
}

// WithWords adds words.
func WithWords(w Words) Option {
	return func(o *options) error {
		o.words = w
		if len(w.Metonyms)+len(w.Cues) > 0 {
			o.lexicon = attribution.NewWords(w.Metonyms, w.Cues)
		}
		return nil
	}
}

// own reports whether name is that of the own outlet.
func (w *Words) own(name string) bool {
	bare := func(s string) string { return strings.TrimPrefix(strings.ToLower(s), "the ") }
	return w.Outlet != "" && bare(name) == bare(w.Outlet)
}

// household reports whether name needs no introduction.
func (w *Words) household(name string) bool {
	for _, h := range w.Household {
		if strings.EqualFold(h, name) {
			return true
		}
	}
	plain := make([]string, 0, 4)
	for n := range strings.FieldsSeq(name) {
		if n = strings.TrimSuffix(n, "."); len(n) > 1 { // no middle initial
			plain = append(plain, n)
		}
	}
	return lexicon.Findings().Entry(string(lexicon.Fold(nil, strings.Join(plain, " ")))).Has(lexicon.Households)
}

// choose finds out which rules run.
func (o *options) choose() error {
	known := slices.Clone(rules)
	for _, r := range o.extra {
		switch {
		case r == nil || r.ID == "":
			return fmt.Errorf("a rule from outside has no ID")
		case strings.Trim(r.ID, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || len(r.ID) > maxID:
			return fmt.Errorf("rule %.40q: an ID is of small letters, digits and hyphens, %d at most", r.ID, maxID)
		case r.Run == nil:
			return fmt.Errorf("rule %s has no function to run", r.ID)
		case r.Severity < 0 || r.Severity > Error:
			return fmt.Errorf("rule %s: no such severity: %d", r.ID, r.Severity)
		case slices.ContainsFunc(known, func(k *Rule) bool { return k.ID == r.ID }):
			return fmt.Errorf("there are two rules %s", r.ID)
		}
		known = append(known, r)
	}
	check := func(ids []string) error {
		for _, id := range ids {
			if !slices.ContainsFunc(known, func(r *Rule) bool { return r.ID == id }) {
				return UnknownRule(id, known)
			}
		}
		return nil
	}
	var set []string
	for id := range o.severities {
		set = append(set, id)
	}
	slices.Sort(set)
	for _, ids := range [...][]string{o.only, o.also, o.without, set} {
		if err := check(ids); err != nil {
			return err
		}
	}
	for _, r := range known {
		severity, on := o.policy.setting(r)
		if o.only != nil {
			on = slices.Contains(o.only, r.ID)
		}
		on = on || slices.Contains(o.also, r.ID)
		if !on || slices.Contains(o.without, r.ID) {
			continue
		}
		if s := o.severities[r.ID]; s != 0 {
			severity = s
		}
		if r.Severity == 0 && severity == 0 {
			severity = Warning // a rule from outside that does not say
		}
		o.rules = append(o.rules, setRule{r, severity})
	}
	slices.SortStableFunc(o.rules, func(a, b setRule) int { return cmp.Compare(a.ID, b.ID) })
	return nil
}

// UnknownRule returns the error for a rule ID that is not in known. It names the
// nearest ID that there is.
func UnknownRule(id string, known []*Rule) error {
	ids := make([]string, len(known))
	for i, r := range known {
		ids[i] = r.ID
	}
	if near := Nearest(id, ids); near != "" {
		return fmt.Errorf("no such rule: %q; did you mean %s?", id, near)
	}
	return fmt.Errorf("no such rule: %q; bywhom rules lists them", id)
}

// nearestBytes is the most for a word that may be a slip of another.
const nearestBytes = 64

// Nearest returns the one of known that is most like s, "" where none is like it.
func Nearest(s string, known []string) string {
	if len(s) > nearestBytes {
		return ""
	}
	best, least := "", len(s)/2+1
	for _, k := range known {
		if d := distance(s, k); d < least {
			best, least = k, d
		}
	}
	return best
}

// distance returns how many letters must be put in, left out or changed to make
// b of a (Levenshtein 1966).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := before
			if a[i] != b[j] {
				change++
			}
			before = row[j+1]
			row[j+1] = min(change, before+1, row[j]+1)
		}
	}
	return row[len(b)]
}
