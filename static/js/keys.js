// Going about with keys: a group of controls, and the events of a chart, are one stop of
// the key Tab each. Arrows go on inside, Home and End to the first and the last.

const STEP = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };

/** The place that a key leads to; undefined when it is not such a key. */
function placed(e, at, count) {
	const step = STEP[e.key];
	if (step === undefined || e.ctrlKey || e.metaKey || e.altKey || e.shiftKey) return undefined;
	const forward = document.dir === "rtl" && Number.isFinite(step) ? -step : step;
	return Math.min(Math.max(at + forward, 0), count - 1);
}

/** Makes the links and buttons of an element one stop. */
export function group(el) {
	const items = () => [...el.querySelectorAll("a[href], button, summary")].filter((item) => item.offsetParent);
	const stop = (chosen) => {
		for (const item of items()) item.tabIndex = item === chosen ? 0 : -1;
	};
	stop(items()[0]);
	el.addEventListener("focusin", (e) => stop(e.target.closest("a, button, summary")));
	el.addEventListener("keydown", (e) => {
		const all = items();
		const to = placed(e, all.indexOf(e.target), all.length);
		if (to === undefined) return;
		e.preventDefault();
		all[to].focus();
	});
}

/** The event above or below another that is nearest; undefined at the edge. */
function across(all, from, step) {
	const middle = (el) => {
		const { left, top, bottom } = el.getBoundingClientRect();
		return [left, (top + bottom) / 2];
	};
	const [x, y] = middle(from);
	let best;
	let least = Infinity;
	for (const el of all) {
		const [ex, ey] = middle(el);
		const rows = (ey - y) * step;
		const far = Math.abs(ex - x) + 4 * rows;
		if (rows > 6 && far < least) [best, least] = [el, far];
	}
	return best;
}

/** Makes the events of a chart one stop: a name where it is shown, else a bar. */
export function rove(view) {
	const shown = (link) => link?.offsetParent;
	const events = () => {
		const names = [...view.querySelectorAll(".chart-labels a")].filter(shown);
		const bars = [...view.querySelectorAll("a[data-bar]")];
		if (!bars.length) return names;
		const of = new Map(names.map((name) => [name.dataset.name, name]));
		return bars.map((bar) => of.get(bar.dataset.bar) ?? bar);
	};
	let stop;
	view.addEventListener("focusin", ({ target }) => {
		if (!target.matches("a")) return;
		for (const other of view.querySelectorAll('a[tabindex="0"], a:not([tabindex])')) other.tabIndex = -1;
		target.tabIndex = 0;
		stop = target;
	});
	// Where what was the stop is gone, the first that is there takes its place.
	view.addEventListener("focusout", () => {
		if (!shown(stop)) (events()[0] ?? view).tabIndex = 0;
	});
	view.addEventListener("keydown", (e) => {
		if (!e.target.matches("a")) return;
		const all = events();
		const row = { ArrowUp: -1, ArrowDown: 1 }[e.key];
		const next = row ? across(all, e.target, row) : all[placed(e, all.indexOf(e.target), all.length)];
		if (!next && !row) return;
		e.preventDefault();
		next?.focus({ preventScroll: true });
	});
}
