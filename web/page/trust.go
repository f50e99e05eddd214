package page

import (
	"net/url"
	"regexp"
	"strings"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/locale"
	"kronika/web/address"
)

// trustView says who answers for a timeline, and how to follow it and reach them.
func (s *Pages) trustView(l *locale.Locale, head *timeline.Timeline, page string) components.TrustView {
	v := components.TrustView{
		License: licenseLink(head.License), Mistake: s.mistake(l, page),
		Follow: address.With(address.Export(head.Slug, "atom"), url.Values{"lang": {l.Tag}}),
	}
	for _, a := range head.Authors {
		v.Authors = append(v.Authors, components.Link{Text: a.Name, Href: a.URL})
	}
	if !head.Updated.IsZero() {
		v.Updated = l.Date(head.Updated)
	}
	return v
}

// mistake is where somebody tells of a mistake on a page: the operator's own page, or a
// letter that names it.
func (s *Pages) mistake(l *locale.Locale, page string) string {
	switch {
	case s.Contact == "":
		return ""
	case strings.Contains(s.Contact, "://"):
		return s.Contact
	}
	subject := strings.ReplaceAll(url.QueryEscape(l.T("trust.mistake.subject", page)), "+", "%20")
	return "mailto:" + s.Contact + "?subject=" + subject
}

// licenseLink leads to the text of a licence, where its name says which it is: the names
// of SPDX for the licences of Creative Commons, or an address. See
// https://spdx.org/licenses/.
func licenseLink(license string) *components.Link {
	if license == "" {
		return nil
	}
	creativeCommons := regexp.MustCompile(`^CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)$`)
	switch parts := creativeCommons.FindStringSubmatch(license); {
	case parts != nil:
		return &components.Link{Text: "CC " + parts[1] + " " + parts[2], Href: "https://creativecommons.org/licenses/" + strings.ToLower(parts[1]) + "/" + parts[2] + "/"}
	case license == "CC0-1.0":
		return &components.Link{Text: "CC0 1.0", Href: "https://creativecommons.org/publicdomain/zero/1.0/"}
	}
	if u, err := url.Parse(license); err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" {
		return &components.Link{Text: u.Host + u.Path, Href: license}
	}
	return &components.Link{Text: license}
}
