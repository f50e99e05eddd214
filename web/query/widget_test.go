package query

import (
	"net/url"
	"reflect"
	"testing"

	"kronika/timeline/edtf"
)

func TestWidgetParametersAreCanonical(t *testing.T) {
	for query, want := range map[string]string{
		"":                                 "",
		"view=list&size=compact&header=on": "",
		"theme=auto&accent=":               "",
		"accent=%23AbCdEf&theme=dark":      "accent=abcdef&theme=dark",
		"view=one&event=x&group=b&group=a": "event=x&group=a&group=b&view=one",
		"utm_source=1&size=full&scale=linear&from=1991": "from=1991&scale=linear&size=full",
	} {
		values, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		v, err := ReadWidget(values, edtf.Calendar{})
		if err != nil {
			t.Errorf("%s: %v", query, err)
		}
		if got := v.Query().Encode(); got != want {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
		again, err := ReadWidget(v.Query(), edtf.Calendar{})
		if err != nil || !reflect.DeepEqual(again.Query(), v.Query()) {
			t.Errorf("%s: read again it is %v, %v", query, again.Query(), err)
		}
	}
}
