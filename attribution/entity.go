package attribution

import "github.com/bywhom/bywhom/text"

// An Entity is one source of an article: a person, body, record or group.
type Entity struct {
	ID       int
	Name     string      // the full name, "" where none is known
	First    text.Span   // where the article introduces it most fully
	Mentions []text.Span // in text order
}
