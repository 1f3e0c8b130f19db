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

// policies are all policies, the default first; the changes of each are sorted
// by rule.
var policies = []*Policy{
	{Name: "default", Summary: "news and reports, as most codes of practice would have them"},
	{
		Name:    "strict",
		Summary: "a news agency, whose clients cannot ask back",
		Changes: []Change{
			{"ambiguous-pronoun-source", Warning, "AP: repeat the attribution unless it is perfectly clear"},
			{"anonymous-no-basis", Warning, "Reuters and AP ask how a source knows before they quote it"},
			{"anonymous-no-reason", Error, "AP: the reason is given every time"},
			{"anonymous-quote", Warning, "AP: anonymous material is for information, not for opinion"},
			{"delayed-attribution", Warning, "clients cut from the end, and the speaker goes with it"},
			{"first-reference-without-title", Warning, "Reuters: name and position at first reference"},
			{"hedged-claim", Error, "an agency says who alleges it"},
			{"impersonal-attribution", Error, "an agency says who believes it"},
			{"second-hand-report", Warning, "AP: match what another outlet reports before it moves"},
			{"unattributed-motive", Warning, "AP: attribute what was not witnessed"},
			{"unattributed-number", Warning, "AP: attribute facts that can be disputed"},
			{"vague-source", Error, "AP: quoting “a source” is not enough"},
		},
	},
	{
		Name:    "encyclopedia",
		Summary: "encyclopedias and handbooks, with the habits of {{who}} and {{by whom}}",
		Changes: []Change{
			{"anonymous-no-basis", 0, "an encyclopedia has no informants"},
			{"anonymous-no-reason", 0, "an encyclopedia has no informants"},
			{"delayed-attribution", 0, "a long quotation is set apart, with its source behind it"},
			{"hedged-claim", Error, "WP:ALLEGED: say who alleges it"},
			{"impersonal-attribution", Error, "{{by whom}}"},
			{"loaded-verb", Warning, "WP:SAID"},
			{"scare-quotes", Warning, "MOS:SCAREQUOTES"},
			{"second-hand-report", 0, "secondary sources are what an encyclopedia is made of"},
			{"unattributed-motive", Warning, "{{citation needed}}"},
			{"unattributed-number", Info, "{{citation needed}}"},
			{"unattributed-superlative", Warning, "WP:PUFFERY"},
			{"unspecified-document", Error, "{{which}}: a reader must be able to look it up"},
			{"vague-source", Error, "{{who}}"},
			{"weasel-attribution", Error, "{{who}}"},
		},
	},
	{
		Name:    "opinion",
		Summary: "columns and essays, which speak in the writer's voice",
		Changes: []Change{
			{"anonymous-no-basis", 0, "a column argues from what is known already"},
			{"delayed-attribution", 0, "a matter of style here"},
			{"hedged-claim", Info, "a hedge may be the writer's own doubt"},
			{"impersonal-attribution", Info, "a columnist may speak of what is in the air"},
			{"loaded-verb", 0, "a columnist takes sides, and the reader knows it"},
			{"mind-reading", Info, "judging motives is part of an argument, and still a guess"},
			{"partial-quote-no-speaker", Info, "phrases are held up to be looked at"},
			{"second-hand-report", 0, "a column builds on what others reported"},
			{"weasel-attribution", Info, "an argument may sum up the other side, and is better when it names it"},
		},
	},
}

// Policies returns the policies, the default first. They are not to be changed.
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
