package claims

var unattributedMotive = &Rule{
	ID:       "unattributed-motive",
	Summary:  "a reason for acting that is given without a source",
	Why:      "Why people act is known by what they say of it; all else is the writer’s guess.",
	Standard: "AP: attribute what was not witnessed; Bender et al.; Gibson and Hester 2001 count it as speculation",
	Severity: Info,
	Optional: true,
	Bad: []string{
		`{{The council closed the harbor in an apparent bid to punish the fishers.}}`,
	},
	Good: []string{
		`The council closed the harbor to punish the fishers, the mayor said.`,
		`She turned the key to open the door.`,
	},
	Run: func(p *Pass) {
		for i := range p.Claims {
			c := &p.Claims[i]
			if c.Attribution >= 0 || c.Reason != Motive || c.Because.IsZero() || p.notes.inQuote(c.Because) || p.sourcedNear(c) || p.notes.speaksIn(c.Span) {
				continue
			}
			p.Add(Finding{
				Span:       c.Span,
				Message:    "“" + p.shown(c.Because) + "”: how is the motive known?",
				Suggestion: "say who gives this reason, or what points to it",
			})
		}
	},
}
