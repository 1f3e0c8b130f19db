package attribution

import "fmt"

// Stance is what the cue says about the content, in the manner of Soni et al.
// (2014): how far the writer vouches for it or keeps away from it.
type Stance uint8

// The stances of cues.
const (
	Neutral   Stance = iota + 1 // say, tell, add
	Assertive                   // argue, insist, predict
	Factive                     // confirm, reveal, show: the writer vouches for it
	Doubting                    // claim, allege, deny
	Loaded                      // boast, slam, quip: the verb colours the speech
	Mental                      // believe, fear: no act of saying is told
	Directive                   // ask, order, promise
	Gesture                     // nod, shrug, laugh
	Written                     // write, tweet, post
)

var stances = [...]string{Neutral: "neutral", Assertive: "assertive", Factive: "factive", Doubting: "doubting", Loaded: "loaded", Mental: "mental", Directive: "directive", Gesture: "gesture", Written: "written"}

// String returns the stance's name, as in the report.
func (s Stance) String() string {
	if s == 0 || int(s) >= len(stances) {
		return fmt.Sprintf("Stance(%d)", uint8(s))
	}
	return stances[s]
}

// MarshalText returns the stance's name.
func (s Stance) MarshalText() ([]byte, error) { return []byte(s.String()), nil }
