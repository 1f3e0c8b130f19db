package claims

import (
	"github.com/bywhom/bywhom/attribution"
)

var anonymousNoReason = &Rule{
	ID:       "anonymous-no-reason",
	Summary:  "an unnamed source without a reason for having no name",
	Why:      "Readers who are told what a source would risk by its name can judge why it is withheld; those who are told nothing suspect the worst.",
	Standard: "AP and NPR: give the reason every time; SPJ: explain why anonymity was granted; The New York Times, 2010: a stock reason is no reason",
	Severity: Warning,
	Bad: []string{
		`{{A senior Lands Office official}} said the raid was approved in May.`,
		`{{A Democrat familiar with the talks}} said the raid was approved in May.`,
		`{{A person close to the mayor's campaign}} said the raid was approved in May.`,
		`{{One resident}}, who asked not to be named, said the raid was legal.`,
		`{{One official, who was not authorized to speak publicly,}} said the raid was approved in May.`,
	},
	Good: []string{
		`A Lands Office official, who asked not to be named for fear of losing her job, said the raid was approved in May.`,
		`One resident, who asked not to be named because she feared for her job, said the raid was legal.`,
		`A nurse at the harbor clinic who saw the raid said it was loud.`,
		`The raid was approved in May, a spokeswoman for the Lands Office said.`,
		`A judge in Orla said the raid was legal.`,
	},
	Run: func(p *Pass) {
		for _, i := range p.notes.firsts {
			a := &p.Attributions[i]
			withheld := p.informant(a) || a.Source.Kind == attribution.UnnamedGeneric && !a.Source.Plural && !p.tells(a, attribution.Unresolved) ||
				p.tells(a, attribution.GroundRule) && (a.Source.Kind == attribution.UnnamedRole || a.Source.Kind == attribution.Representative)
			if !withheld || !p.contact(a) || p.tells(a, attribution.ReasonInformative) || p.reasonFor(i) {
				continue
			}
			f := Finding{
				Span:       described(a),
				Message:    "no reason is given for the anonymity of “" + p.shown(described(a)) + "”",
				Suggestion: p.advise(i, "reason"),
			}
			if p.tells(a, attribution.ReasonBoilerplate) {
				f.Severity = Info
				f.Message = "the reason for the anonymity of “" + p.shown(described(a)) + "” is a stock phrase; say what the source would risk"
			}
			p.Add(f)
		}
	},
}
