// Brings the charts of a page to life. The page works without: it imports this
// module when a reader turns to a chart.
//
// A chart is moved by whatever knows how its kind is drawn: Strip, where all
// events are there, or Tiles, where those of the window are fetched. Both have
//   pan(px), zoom(factor, px), centre(u)  move it
//   start(), end(), whole(), isWhole()    go to the ends, and back to all of it
//   bounds()                              where the window is on the whole: [from, to] in [0, 1]
//   spot(li), named(), span()             a label's place in px; how many are seen; from when to when
//   settle()                              the movement is over
//   reveal(id, tiles), forget()           an event is open, or none any more
//   window(), show(window)                where it is, to be gone back to
//   address(url)                          the address with the window in it
import { glide, listen, wish } from "./gestures.js";
import { rove } from "./keys.js";
import { trail } from "./trail.js";

/** What moves each chart, once it does. Cards show their event on it. */
export const movers = new Map();
for (const chart of document.querySelectorAll("[data-chart]")) movers.set(chart, begin(chart));

async function begin(chart) {
	const view = chart.querySelector(".chart-view");
	if (!view) return;
	const data = JSON.parse(chart.querySelector("script").textContent);
	const say = speaker(chart, data.words);
	const Mover = data.tiles ? (await import("./tiles.js")).Tiles : (await import("./strip.js")).Strip;
	const mover = new Mover(chart, view, data, say);
	const way = trail(chart, mover, () => {
		on.stop();
		moved();
	});
	const overview = overviewOf(chart, mover, () => settle());
	let stop = () => {};
	const settle = later(() => {
		mover.settle();
		way.settled();
		say(mover.named(), data.words.total, mover.span());
	}, 250);
	const moved = () => {
		overview();
		settle();
	};
	const on = {
		stop() {
			stop();
			finish = () => {};
		},
		pan: (px) => (mover.pan(px), overview()),
		zoom: (factor, px) => (mover.zoom(factor, px), overview()),
		settle: moved,
		throw(speed) {
			const far = speed * 180;
			let done = 0;
			stop = glide((part) => {
				mover.pan(far * part - done);
				done = far * part;
				moved();
			}, 500);
		},
	};
	const glidePan = (px) => ease((part, before) => mover.pan(px * (part - before)));
	const glideZoom = (factor) => ease((part, before) => mover.zoom(factor ** (part - before), view.clientWidth / 2));
	// What a key or button asks for is done in full, also when the next comes before its end.
	let finish = () => {};
	function ease(step) {
		stop();
		finish();
		let before = 0;
		const to = (part) => {
			if (part > before) step(part, before);
			before = Math.max(part, before);
			moved();
		};
		finish = () => to(1);
		stop = glide(to);
	}
	const jump = (go) => () => {
		on.stop();
		go.call(mover);
		moved();
	};
	const go = {
		earlier: () => glidePan(view.clientWidth * 0.2),
		later: () => glidePan(view.clientWidth * -0.2),
		before: () => glidePan(view.clientWidth * 0.8),
		after: () => glidePan(view.clientWidth * -0.8),
		closer: () => glideZoom(2),
		wider: () => glideZoom(0.5),
		start: jump(mover.start),
		end: jump(mover.end),
		whole: jump(mover.whole),
	};

	listen(view, on);
	chart.addEventListener("keydown", (e) => {
		const name = wish(e);
		if (!name || (name === "whole" && mover.isWhole())) return;
		e.preventDefault();
		go[name]();
	});
	for (const link of moves(chart, data)) {
		link.addEventListener("click", (e) => {
			if (e.ctrlKey || e.metaKey || e.shiftKey) return;
			e.preventDefault();
			go[{ earlier: "before", later: "after" }[link.dataset.move] ?? link.dataset.move]();
		});
	}
	// Whatever has the focus is in view. Where it stands is known once the movement
	// before has come to its end and is drawn.
	view.addEventListener("focusin", (e) => {
		const li = e.target.closest("li, a");
		if (!li || !e.target.matches(":focus-visible")) return;
		stop();
		finish();
		requestAnimationFrame(() => {
			const x = mover.spot(li);
			if (li.isConnected && (x < 0 || x > view.clientWidth - 120)) glidePan(view.clientWidth / 4 - x);
		});
	});
	rove(view);
	view.tabIndex = -1; // takes the focus when what had it is gone
	view.setAttribute("role", "group");
	view.setAttribute("aria-label", data.words.keys);
	new ResizeObserver(() => {
		mover.resize();
		overview();
	}).observe(view);
	chart.dataset.chart = "live";
	if (!data.tiles && !mover.isWhole()) moved(); // the address asks for it
	return {
		reveal(...event) {
			way.quiet();
			mover.reveal(...event);
			moved();
		},
		forget() {
			way.quiet();
			mover.forget();
			settle();
		},
	};
}

/** Says what is shown once the reader pauses. */
function speaker(chart, words) {
	let out = chart.querySelector(".chart-said");
	if (!out) {
		out = document.createElement("p");
		out.className = "chart-said quiet";
		out.role = "status";
		chart.querySelector(".chart-controls").prepend(out);
	}
	return (named, total, span) => {
		const text =
			named === null
				? words.failed
				: words.shown.replace("{0}", named).replace("{1}", total) + " · " + words.span.replace("{0}", span[0]).replace("{1}", span[1]);
		if (out.textContent !== text) out.textContent = text;
	};
}

/** The whole in little, with the window on it, which can be dragged. */
function overviewOf(chart, mover, settle) {
	let strip = chart.querySelector(".chart-overview");
	if (!strip) {
		strip = document.createElement("div");
		strip.className = "chart-overview little";
		strip.ariaHidden = "true";
		const bars = chart.querySelector(".chart-bars").cloneNode(true);
		bars.ariaHidden = "true";
		for (const link of bars.querySelectorAll("a")) {
			const bar = document.createElement("i");
			bar.style.cssText = link.style.cssText;
			bar.className = link.className;
			link.replaceWith(bar);
		}
		bars.querySelector(".open")?.classList.remove("open");
		strip.append(bars, document.createElement("i"));
		chart.querySelector(".chart-controls").prepend(strip);
	}
	const window = strip.querySelector(":scope > i");
	let frame = 0;
	const show = () => {
		frame = 0;
		const [from, to] = mover.bounds();
		window.style.left = `min(${from * 100}%, 100% - .5rem)`;
		window.style.width = (to - from) * 100 + "%";
	};
	// Drawn with the chart: in between, the next event would wait for it to be laid out.
	const draw = () => (frame ||= requestAnimationFrame(show));
	const to = (e) => {
		const box = strip.getBoundingClientRect();
		mover.centre((e.clientX - box.left) / box.width);
		draw();
	};
	strip.addEventListener("pointerdown", (e) => {
		if (e.button) return;
		strip.setPointerCapture(e.pointerId);
		to(e);
	});
	strip.addEventListener("pointermove", (e) => {
		if (strip.hasPointerCapture(e.pointerId)) to(e);
	});
	for (const end of ["pointerup", "pointercancel"]) strip.addEventListener(end, settle);
	show();
	return draw;
}

/** The buttons. A strip has none before there is a script to move it. */
function moves(chart, data) {
	if (!data.tiles) {
		const nav = document.createElement("nav");
		nav.className = "chart-moves";
		for (const name of ["closer", "wider", "whole"]) {
			const button = document.createElement("button");
			button.dataset.move = name;
			button.textContent = data.words[name];
			nav.append(button);
		}
		const keys = document.createElement("button");
		keys.textContent = "?";
		keys.ariaLabel = data.keys[0][0];
		keys.addEventListener("click", async () => (await import("./help.js")).help());
		nav.append(keys);
		for (const button of nav.children) button.tabIndex = -1; // see keys.js
		nav.ariaLabel = data.words.moves;
		chart.querySelector(".chart-controls nav").before(nav);
	}
	return chart.querySelectorAll("[data-move]");
}

/** Calls f when it has not been asked to for a while. */
function later(f, pause) {
	let timer;
	return () => {
		clearTimeout(timer);
		timer = setTimeout(f, pause);
	};
}
