package markup

import "github.com/bywhom/bywhom/text"

func asciidoc(src string) text.View            { return plain(src) }
func rst(src string) text.View                 { return plain(src) }
func docx(b []byte) (string, text.View, error) { return string(b), plain(string(b)), nil }
