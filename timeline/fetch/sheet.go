package fetch

import (
	"net/url"
	"strings"
)

// asTable returns where a spreadsheet at Google has its table: people copy the address
// of the page on which they edit or read it. Other addresses stay as they are.
//
// A sheet is named by gid, behind the question mark or the number sign. The forms of
// the addresses are those that Google's pages give to their readers.
func asTable(u *url.URL) *url.URL {
	parts := strings.Split(strings.TrimPrefix(u.Path, "/spreadsheets/"), "/")
	if len(parts) > 2 && parts[0] == "u" { // of somebody with several accounts: u/1/d/…
		parts = parts[2:]
	}
	if u.Hostname() != "docs.google.com" || !strings.HasPrefix(u.Path, "/spreadsheets/") || len(parts) < 2 || parts[0] != "d" || parts[1] == "" {
		return u
	}
	parts = parts[1:]
	gid := u.Query().Get("gid")
	if fragment, err := url.ParseQuery(u.Fragment); err == nil && fragment.Get("gid") != "" {
		gid = fragment.Get("gid")
	}
	table := &url.URL{Scheme: "https", Host: "docs.google.com"}
	query := url.Values{}
	if parts[0] == "e" && len(parts) > 1 { // published to the web
		table.Path = "/spreadsheets/d/e/" + parts[1] + "/pub"
		query.Set("output", "csv")
		query.Set("single", "true")
	} else {
		table.Path = "/spreadsheets/d/" + parts[0] + "/export"
		query.Set("format", "csv")
	}
	if gid != "" {
		query.Set("gid", gid)
	}
	table.RawQuery = query.Encode()
	return table
}

// isSignIn reports whether an address is where Google asks who somebody is.
func isSignIn(u *url.URL) bool { return u.Hostname() == "accounts.google.com" }
