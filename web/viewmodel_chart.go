package web

import (
	"context"

	"kronika/components"
	"kronika/timeline/layout"
	"kronika/timeline/locale"
	"kronika/timeline/sqlite"
)

// chartView fills the chart. STUB: the chart's author replaces this file.
func (s *Server) chartView(ctx context.Context, l *locale.Locale, info sqlite.Info, v view, profile layout.Profile) (components.ChartView, error) {
	return components.ChartView{}, nil
}

// sketchView fills the small drawing. STUB: the chart's author replaces this.
func (s *Server) sketchView(ctx context.Context, info sqlite.Info) (components.SketchView, error) {
	return components.SketchView{}, nil
}
