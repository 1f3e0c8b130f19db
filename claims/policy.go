package claims

// A Policy is a set of rules with their severities, for one kind of writing.
// A rule that a policy does not name runs as it is, an optional one not at all.
type Policy struct {
	Name    string
	Summary string // whom it is for: one line, no capital, no full stop
	Changes []Change
}

// A Change is what a policy does to one rule.
type Change struct {
	Rule     string
	Severity Severity // 0: the rule does not run
	Reason   string   // one line
}

// policies are all policies, the default first.
var policies = []*Policy{
	{Name: "default", Summary: "news and reports, as most codes of practice would have them"},
}

// Policies returns the policies, the default first.
func Policies() []*Policy { return append([]*Policy(nil), policies...) }

// setting returns how p has r run. A severity of 0 is the rule's own.
func (p *Policy) setting(r *Rule) (severity Severity, on bool) {
	for _, c := range p.Changes {
		if c.Rule == r.ID {
			return c.Severity, c.Severity != 0
		}
	}
	return 0, !r.Optional
}
