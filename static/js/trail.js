// The windows of a chart that a reader has looked at. Each in which they settle is an
// entry of the history, so that Back undoes a zoom, and is in the address and in the links
// to the same page, so that it can be handed on.
//
// A chart in a frame or in an element of another page leaves the history of that alone.

/** Follows what moves a chart: a Strip or Tiles, see chart.js. */
export function trail(chart, mover, moved) {
	if (chart.getRootNode() !== document || parent !== window) return { settled() {}, quiet() {} };
	const first = mover.window();
	let quiet = false; // whether the movement is not the reader's: it makes no entry
	addEventListener("popstate", (e) => {
		quiet = true;
		mover.show(e.state?.chart ?? first);
		moved();
	});
	return {
		/** The chart rests. */
		settled() {
			const url = mover.address(new URL(location.href));
			if (url.href !== location.href) {
				history[quiet ? "replaceState" : "pushState"]({ ...history.state, chart: mover.window() }, "", url);
				for (const link of document.querySelectorAll(".languages a, .legend a, .chart-choice a"))
					link.href = mover.address(new URL(link.href));
			}
			quiet = false;
		},
		quiet() {
			quiet = true;
		},
	};
}
