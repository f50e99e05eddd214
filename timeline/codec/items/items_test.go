package items

import (
	"encoding/json"
	"testing"
)

func TestLiteralsOfJavaScriptBecomeJSON(t *testing.T) {
	rows := []struct{ claim, text, want string }{
		{"JSON stays", `{"a": [1, "b\n", null]}`, `{"a":[1,"b\n",null]}`},
		{"names and single quotes", `{a: 'it\'s', $b: "x"}`, `{"a":"it's","$b":"x"}`},
		{"commas behind the last", "[1, 2,\n // three\n]", `[1,2]`},
		{"a declaration", "export const x = [1];", `[1]`},
		{"a call", "var d = new vis.DataSet([{a: 1}]);", `[{"a":1}]`},
		{"comments before it", "/* a */ // b\nlet x = {a: 1}", `{"a":1}`},
		{"dates", "[new Date('2014-04-20'), new Date(2014, 3, 20), new Date(2014, 11, 1, 9, 5), new Date(5)]", `["2014-04-20","2014-04-20","2014-12-01T09:05","5"]`},
		{"a comma and a slash in a text", `['a,]', "// no", undefined, true]`, `["a,]","// no",null,true]`},
		{"an escape", `['\u00e9\x']`, `["éx"]`},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			var got, want any
			if err := json.Unmarshal(FromLiteral([]byte(row.text)), &got); err != nil {
				t.Fatalf("%v: %s", err, FromLiteral([]byte(row.text)))
			}
			json.Unmarshal([]byte(row.want), &want)
			a, _ := json.Marshal(got)
			b, _ := json.Marshal(want)
			if string(a) != string(b) {
				t.Errorf("got %s, want %s", a, b)
			}
		})
	}
}

func TestMomentsOfPrograms(t *testing.T) {
	rows := []struct{ text, want string }{
		{"May 28 2006 09:00:00 GMT", "2006-05-28T09:00:00Z"},
		{"Jun 15 2006 00:00:00 GMT", "2006-06-15"},
		{"Sat May 20 1961 00:00:00 GMT-0600", "1961-05-20"},
		{"Fri Nov 22 1963 13:00:00 GMT-0600 (Central Standard Time)", "1963-11-22T13:00:00-06:00"},
		{"2014-04-20T10:00:00.000Z", "2014-04-20T10:00:00Z"},
		{"1397952000000", "2014-04-20"},
		{"-86400000", "1969-12-31"},
		{"Mon, 02 Jan 2006 15:04:05 GMT", "2006-01-02T15:04:05Z"},
	}
	for _, row := range rows {
		if d, ok := machineDate(row.text); !ok || d.String() != row.want {
			t.Errorf("%s: got %s, want %s", row.text, d, row.want)
		}
	}
	for _, text := range []string{"2014", "1961", "soon", "-500", ""} {
		if d, ok := machineDate(text); ok {
			t.Errorf("%q is read as %s", text, d)
		}
	}
}
