package claims

// allowanceRule has no findings of its own: they are made when the comments of a
// draft are held against what the other rules found.
var allowanceRule = &Rule{
	ID:       "allowance",
	Summary:  "a comment that allows a finding, without a reason or without a finding",
	Why:      "An allowance is a decision that somebody took; those who read the draft later must see why, and one that allows nothing hides the next mistake.",
	Standard: "BBC 3.3: decisions on anonymous sources are recorded with their reasons",
	Severity: Warning,
	Bad: []string{
		"{{<!-- bywhom:allow vague-source -->}}\nSources said the mill will close.",
		"{{<!-- bywhom:allow vague-source the harbor asked for it -->}}\nThe mill will close.",
		"{{<!-- bywhom:allow vague-sorce the harbor asked for it -->}}\nSources said the mill will close.",
	},
	Good: []string{"<!-- bywhom:allow vague-source the harbor asked for it -->\nSources said the mill will close."},
	Run:  func(*Pass) {},
}
