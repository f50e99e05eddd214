package view

import (
	"kronika/components"
	"kronika/timeline/locale"
)

// PagesView fills the way to the other pages; nil when there is one only.
func PagesView(l *locale.Locale, total int64, limit, page int, at func(page int) string) *components.PagesView {
	last := int((total + int64(limit) - 1) / int64(limit))
	if last <= 1 && page <= 1 {
		return nil
	}
	v := &components.PagesView{Here: l.T("page.here", page, max(last, 1))}
	if page > 1 {
		v.First, v.Prev = at(1), at(max(min(page-1, last), 1))
	}
	if page < last {
		v.Next, v.Last = at(page+1), at(last)
	}
	return v
}
