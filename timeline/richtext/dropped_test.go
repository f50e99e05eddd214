package richtext

import (
	"slices"
	"testing"
)

func TestDroppedNamesWhatIsNotKept(t *testing.T) {
	for source, want := range map[string][]string{
		"plain words, 3 < 4":        nil,
		"<p>A <b>bold</b> word</p>": nil,
		"<p>Before</p><table><tr><td>1</td></tr></table><video src=a></video><p>H<sub>2</sub>O, m<sup>2</sup>, m<sup>3</sup></p><iframe src=b></iframe>": {"table", "video", "sub", "sup", "iframe"},
		"<script>if (a<video) b()</script><!-- <iframe> -->text": nil,
	} {
		if got := Dropped(source); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", source, got, want)
		}
	}
}
