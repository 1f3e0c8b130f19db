package claims

var unattributedSuperlative = &Rule{
	ID:       "unattributed-superlative",
	Summary:  "a rank above all others without a source",
	Why:      "The largest, the first, the most corrupt: somebody measured it, or nobody did.",
	Standard: "Wikipedia, WP:PUFFERY; NPR on “major”",
	Severity: Info,
	Optional: true,
	Bad: []string{
		`{{It is the largest office in the region, and the town pays for it.}}`,
	},
	Good: []string{
		`Ada Ruiz said it was the most corrupt office in the region.`,
		`The office is old and small and far away.`,
	},
	Run: func(p *Pass) {
		for i := range p.Claims {
			c := &p.Claims[i]
			if c.Attribution >= 0 || c.Reason != Superlative || c.Because.IsZero() || p.notes.inQuote(c.Because) || p.sourcedNear(c) || p.notes.speaksIn(c.Span) {
				continue
			}
			p.Add(Finding{
				Span:       c.Span,
				Message:    "“" + p.shown(c.Because) + "”: who says so?",
				Suggestion: "say who ranks it so, or by what measure",
			})
		}
	},
}
