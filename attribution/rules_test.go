package attribution

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/quotes"
	"github.com/bywhom/bywhom/text"
)

// found returns the attributions of src as "source|cue|content".
func found(src string) []string {
	doc := text.New("", src)
	var out []string
	for _, a := range Find(doc, quotes.Find(doc)) {
		var content []string
		for _, c := range a.Content {
			content = append(content, doc.Slice(c))
		}
		out = append(out, doc.Slice(a.Source.Span)+"|"+doc.Slice(a.Cue)+"|"+strings.Join(content, "…"))
	}
	return out
}

func TestLabelsMakeATranscriptOnlyWhenTheyComeBack(t *testing.T) {
	require.Equal(t, []string{"Ana|:|It rains.", "Ben|:|It pours.", "Ana|:|Still."}, found("Ana: It rains.\n\nBen: It pours.\n\nAna: Still."))
	for _, src := range []string{"Weather: It rains.\n\nTraffic: It crawls.", "The reason: It rains.\n\nThe cure: None."} {
		for _, a := range found(src) {
			require.NotContains(t, a, "|:|It rains.", src)
		}
	}
}

func TestSignaturesNeedADashAndAName(t *testing.T) {
	const q = "“You cannot tune a bell by telephone.”"
	require.Equal(t, []string{"Agnes Thorley|—|" + q}, found(q+" — Agnes Thorley"))
	require.Equal(t, []string{"Agnes Thorley|--|" + q}, found(q+"\n-- Agnes Thorley"))
	for _, a := range found(q + " — and then she hung up the receiver.") {
		require.NotContains(t, a, "|—|", "what follows the dash is no name")
	}
}

func TestAgentsOfPassivesAreSources(t *testing.T) {
	require.Contains(t, found("The deal, announced by the ministry, ends in May."), "the ministry|announced by|The deal")
	for _, a := range found("The room was entered by a side door.") {
		require.NotContains(t, a, "entered by", "entering is no way of saying")
	}
}

func TestTrailingAttributionsAreFound(t *testing.T) {
	require.Equal(t, []string{"officials|said|The ferry sank off the point"}, found("The ferry sank off the point, officials said."))
	require.Equal(t, []string{"the port office|according to|The ferry sank off the point"}, found("The ferry sank off the point, according to the port office."))
	for _, a := range found("It was late, as they said.") {
		require.NotContains(t, a, "as they", "a conjunction is no subject")
	}
}

func TestATrailingAttributionOwnsTheWholeSentence(t *testing.T) {
	require.Equal(t, []string{"his sister|said|He reportedly sold the ferry"}, found("He reportedly sold the ferry, his sister said."))
	require.Equal(t, []string{"Ada Ruiz, a pilot|according to|He allegedly sold the ferry"}, found("He allegedly sold the ferry, according to Ada Ruiz, a pilot."))
}

func TestOtherVerbsOfSayingEndASentence(t *testing.T) {
	require.Equal(t, []string{"critics|argue|The ferry should be sold"}, found("The ferry should be sold, critics argue."))
	require.Equal(t, []string{"the mayor|insists|The ferry will sail"}, found("The ferry will sail, the mayor insists."))
	require.Empty(t, found("In the last few years, critics warned."), "nothing is said")
	require.Empty(t, found("In July the ferry sank, just as predicted."), "nobody speaks")
}

func TestTrailingAttributionsMayHoldAnyWhiteSpace(t *testing.T) {
	for _, gap := range []string{"\n", "  ", "\u00a0", "\u2003\t"} {
		require.Equal(t, []string{"the mayor|insists|The ferry will sail"}, found("The ferry will sail, the mayor"+gap+"insists."))
		require.NotEmpty(t, found("The ferry will sail in May, "+strings.TrimLeft(gap, "\n")+"said"+gap+"the mayor."))
	}
}

func TestTermsOfAnonymityAreNoAttribution(t *testing.T) {
	require.Equal(t, []string{"a clerk, who asked not to be named|said|“It sank,”"}, found("“It sank,” said a clerk, who asked not to be named."))
	require.Equal(t, []string{"who|said|the ferry sank"}, found("A clerk, who asked that her name not be used, said the ferry sank."))
}

func TestANounBehindAGenitiveBelongsToTheSource(t *testing.T) {
	require.Equal(t, []string{"A person familiar with the mayor's thinking|said|the ferry would sail"}, found("A person familiar with the mayor's thinking said the ferry would sail."))
}

func TestPlainThatClausesAreFound(t *testing.T) {
	require.Equal(t, []string{"Petra Holm|told|that the inquiry had cost too much"}, found("Petra Holm told the council on Tuesday that the inquiry had cost too much."))
	require.Equal(t, []string{"the mayor|According to|the grant expires in September"}, found("According to the mayor, the grant expires in September."))
}

func TestUncuedQuotationsGoToTheOnePersonBefore(t *testing.T) {
	const q = "“I have never turned a dog away.”"
	require.Equal(t, []string{"Marta Solano||" + q}, found("Marta Solano runs the shelter. "+q))
	require.Empty(t, found("Marta Solano met Jonas Petrov. "+q), "two people: whose words they are is a guess")
}

func TestAQuotationIsOneContent(t *testing.T) {
	require.Equal(t, []string{"Hale|said|“The mayor said that he knew, and the clerk said that he did not,”"},
		found("“The mayor said that he knew, and the clerk said that he did not,” Hale said."))
}

func TestStanceAndPolarityOfCues(t *testing.T) {
	for _, c := range []struct {
		cue, content string
		stance       Stance
		polarity     Polarity
	}{
		{"said", "it rained", Neutral, Affirmed},
		{"has insisted", "that it rained", Assertive, Affirmed},
		{"confirmed", "the visit", Factive, Affirmed},
		{"denied", "that it rained", Doubting, Denied},
		{"did not deny", "that it rained", Doubting, Open},
		{"didn’t say", "whether it rained", Neutral, Open},
		{"declined", "to comment", Directive, Open},
		{"has yet to announce", "a date", Neutral, Open},
		{"could say", "no", Neutral, Open},
		{"asked", "whether it rained", Neutral, Open},
		{"asked", "“Did it rain?”", Neutral, Open},
		{"asked for", "more time", Neutral, Affirmed},
		{"boasted", "that it rained", Loaded, Affirmed},
		{"believes", "it rained", Mental, Affirmed},
		{"urged", "him to go", Directive, Affirmed},
		{"shrugged", "“Rain.”", Gesture, Affirmed},
		{"tweeted", "“Rain.”", Written, Affirmed},
		{"according to", "it rained", Neutral, Affirmed},
		{"", "it rained", Neutral, Affirmed},
	} {
		stance, polarity := stanceOf(c.cue, c.content)
		require.Equal(t, c.stance.String(), stance.String(), "stance of %q", c.cue)
		require.Equal(t, c.polarity.String(), polarity.String(), "polarity of %q %q", c.cue, c.content)
	}
}

func TestDamagedModelFilesAreErrors(t *testing.T) {
	_, err := readModels(modelBytes)
	require.NoError(t, err)
	for _, b := range [][]byte{nil, []byte("x"), modelBytes[:100], modelBytes[:len(modelBytes)-1], modelBytes[1:]} {
		_, err := readModels(b)
		require.Error(t, err)
	}
	b := append([]byte(nil), modelBytes...)
	b[len(b)/2] ^= 1
	_, err = readModels(b)
	require.ErrorContains(t, err, "damaged")
}

func TestFindIsTheSameFromManyGoroutines(t *testing.T) {
	const src = "“We were lied to,” said Petra Holm. She told reporters that the inquiry had cost too much.\n\nCritics say it cost too little."
	doc := text.New("", src)
	qs := quotes.Find(doc)
	want := Find(doc, qs)
	require.Len(t, want, 3)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if d := cmp.Diff(want, Find(doc, qs)); d != "" {
				t.Error(d)
			}
		})
	}
	wg.Wait()
}

func TestTextWithoutAttributionsHasNone(t *testing.T) {
	for _, src := range []string{"", "\n\n", "The bridge is red.", "# Heading", "\xff\xfe", "“”"} {
		require.Empty(t, found(src), "%q", src)
	}
}
