// A chart of which the window is drawn: tiles are fetched as they are needed.
//
// The strip is as many tiles wide as the view can show, with that of its middle in
// the middle. Panning is one transform, zooming one width; tiles and ticks stand in
// percent of it. While the tiles of a new level are on their way the old ones stay,
// stretched.
import { address, moment } from "./axiswords.js";
import { Stage } from "./stage.js";
import { Ticks } from "./ticks.js";
import { TileStore } from "./tilestore.js";
import { FINEST, LABEL, TILE, edges, exists, middle, panned, span, windowAt, zoomed } from "./window.js";

export class Tiles {
	#chart;
	#view;
	#strip;
	#within;
	#words;
	#store;
	#stage;
	#ticks;
	#opens; // whether the page opens with the whole
	#window;
	#first; // the window of the page as it came
	#limits;
	#drawn = {}; // what the strip was last laid out for
	#level; // of the tiles on the stage
	#resting = true; // nothing moves
	#frame = 0;
	#unit; // px
	#width; // of the view, in px

	constructor(chart, view, data, say) {
		this.#chart = chart;
		this.#view = view;
		this.#strip = view.querySelector(".chart-strip");
		this.#within = chart.querySelector(":scope > .chart-within");
		this.#words = data.axis;
		this.#measure();
		const { lo, hi, root, level, x, f, units, opens } = data.tiles;
		const drawn = this.#strip.clientWidth; // in a narrow place more than the view shows
		const scale = drawn / this.#unit / units;
		this.#limits = { lo: BigInt(lo), hi: BigInt(hi), root, least: Math.max(Math.min(scale, 2), 1) };
		this.#opens = opens;
		this.#level = level;
		this.#store = new TileStore(data.tiles, root, { come: () => this.#go(this.#window), fail: () => say(null) });
		const axis = view.querySelector(".chart-axis");
		const there = [...this.#strip.querySelectorAll(":scope > .tile")];
		this.#stage = new Stage(
			view,
			axis,
			there.map((el) => this.#store.keep(el)),
		);
		this.#ticks = new Ticks(view, axis, data.axis);
		const aside = view.scrollLeft + (this.#width - drawn) / 2;
		view.scrollLeft = 0;
		this.#first = panned(zoomed({ level, x, f, scale }, 1, 0, this.#limits), aside / this.#unit, this.#limits);
		this.#window = this.#first;
		this.#strip.classList.add("moving");
		this.#draw();
	}

	/** Measures once what otherwise would be asked for in the middle of every frame. */
	#measure() {
		this.#unit = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
		this.#width = this.#view.clientWidth;
	}
	get #units() {
		return this.#width / this.#unit;
	}
	/** Half of the view, in tiles. */
	get #half() {
		return this.#units / 2 / TILE / this.#window.scale;
	}

	pan(px) {
		this.#go(panned(this.#window, -px / this.#unit, this.#limits));
	}
	zoom(factor, px) {
		this.#go(zoomed(this.#window, factor, px / this.#unit - this.#units / 2, this.#limits));
	}
	centre(u) {
		const { lo, hi } = this.#limits;
		const t = lo + BigInt(Math.round(Math.min(Math.max(u, 0), 1) * Number(hi - lo)));
		this.#go(panned(windowAt(t, this.#window.level, this.#window.scale), 0, this.#limits));
	}
	start() {
		this.#go(windowAt(this.#limits.lo, this.#window.level, this.#window.scale));
	}
	end() {
		this.#go(windowAt(this.#limits.hi - 1n, this.#window.level, this.#window.scale));
	}
	whole() {
		this.#go(this.#all);
	}
	/** The window with all there is. */
	get #all() {
		const { lo, hi, root, least } = this.#limits;
		const w = windowAt(lo + (hi - lo) / 2n, root, least);
		return panned(w, (LABEL / 2) * least, this.#limits);
	}
	isWhole() {
		return this.#isAll(this.#window);
	}
	#isAll(w) {
		const { root, least } = this.#limits;
		return w.level === root && w.scale <= least * 1.001;
	}
	resize() {
		this.#measure();
		this.#drawn = {};
		this.#go(zoomed(this.#window, 1, 0, this.#limits));
	}
	bounds() {
		const { lo, hi } = this.#limits;
		return edges(this.#window, this.#units).map((t) => Math.min(Math.max(Number(t - lo) / Number(hi - lo), 0), 1));
	}

	/** Draws the next frame with another window. */
	#go(next) {
		if (next !== this.#window) this.#resting = false;
		this.#window = next;
		this.#frame ||= requestAnimationFrame(this.#turn);
	}
	#turn = (now) => {
		this.#draw();
		this.#fill();
		const more = this.#stage.step(now, this.#window, this.#half, this.#resting);
		this.#frame = more ? requestAnimationFrame(this.#turn) : 0;
	};

	/** Puts strip, tiles and axis where the window wants them. */
	#draw() {
		const { level, x, f, scale } = this.#window;
		const tile = TILE * scale * this.#unit;
		const aside = Math.ceil(this.#width / tile / 2); // tiles on each side
		const across = 2 * aside + 1;
		const origin = x - aside;
		const place = [level, origin, across].join();
		if (place !== this.#drawn.place) this.#stage.place(level, origin, across);
		if (across * tile !== this.#drawn.width) this.#strip.style.width = across * tile + "px";
		this.#strip.style.transform = `translateX(${this.#width / 2 - (aside + f) * tile}px)`;
		this.#drawn = { place, width: across * tile };
		const seconds = 1n << BigInt(level);
		const [lo, hi] = edges(this.#window, this.#units);
		this.#ticks.draw(lo, hi, (TILE * scale) / 2 ** level, BigInt(origin) * seconds, BigInt(across) * seconds);
	}

	/** Shows the tiles that the window wants, and fetches those not there. */
	#fill() {
		const { level } = this.#window;
		const [first, last] = span(this.#window, this.#units + 2 * LABEL); // a label may reach in
		const wanted = [];
		for (let x = first; x <= last; x++) if (exists(level, x, this.#limits)) wanted.push(x);
		const found = wanted.map((x) => this.#store.find(level, x));
		if (level === this.#level || found.every(Boolean)) {
			this.#level = level;
			this.#stage.want([...new Set(found.filter(Boolean))]);
		}
		const missing = wanted.filter((x, i) => !found[i]).map((x) => `${level}/${x}`);
		this.#store.abandon(missing);
		for (const key of missing) this.#store.load(key);
	}

	/** Fetches what may be wanted next, and lets the address and the links follow. */
	settle() {
		const { level, x } = this.#window;
		const [first, last] = span(this.#window, this.#units);
		const near = () => Math.abs(this.#window.level - level) < 2;
		for (const [l, n] of [
			[level, first - 1],
			[level, last + 1],
			[level - 1, 2 * x],
			[level - 1, 2 * x + 1],
		]) {
			if (l >= FINEST && exists(l, n, this.#limits) && !this.#store.find(l, n)) this.#store.load(`${l}/${n}`, near);
		}
		const middleTile = this.#store.find(level, x);
		const within = middleTile?.el.querySelector(".chart-within");
		if (middleTile) this.#within.replaceChildren(...(within ? within.cloneNode(true).childNodes : []));
		this.#link();
		this.#resting = true;
		this.#go(this.#window);
	}

	window() {
		return this.#window;
	}
	show(w) {
		this.#go(w);
	}
	/** An address with the window in it; the page that came has the one it was asked for. */
	address(url, w = this.#window) {
		if (w === this.#first) return url;
		for (const name of ["from", "to", "page", "at", "z"]) url.searchParams.delete(name);
		if (this.#opens && this.#isAll(w)) return url;
		url.searchParams.set("at", address(middle(w), w.level));
		url.searchParams.set("z", w.level);
		return url;
	}

	#link() {
		const at = (w) => this.address(new URL(location.href), { ...w });
		const w = this.#window;
		const to = {
			earlier: panned(w, -this.#units / 2, this.#limits),
			later: panned(w, this.#units / 2, this.#limits),
			closer: zoomed(w, 2, 0, this.#limits),
			wider: zoomed(w, 0.5, 0, this.#limits),
		};
		for (const [name, next] of Object.entries(to)) {
			const link = this.#chart.querySelector(`[data-move=${name}]`);
			const stuck = middle(next) === middle(w) && next.level === w.level && next.scale === w.scale;
			link.href = at(next);
			link.ariaDisabled = stuck ? "true" : null;
		}
		const whole = this.#chart.querySelector("[data-move=whole]");
		whole.href = at(this.#all);
		whole.ariaDisabled = this.isWhole() ? "true" : null;
	}

	/** Shows an event that has a label in the window of a level around an instant. */
	reveal(id, { x, f, level }) {
		this.#stage.mark(id);
		const w = this.#window;
		const there = { level, x, f, scale: 1 };
		const [lo, hi] = edges(w, this.#units * 0.8);
		const at = middle(there);
		if (w.level <= level && at >= lo && at < hi) return;
		this.#go(panned(windowAt(at, Math.min(w.level, level), w.level <= level ? w.scale : 1), 0, this.#limits));
	}
	/** No event is open any more. */
	forget() {
		this.#stage.mark(null);
	}

	/** A label's place in the view. */
	spot(li) {
		return li.getBoundingClientRect().left - this.#view.getBoundingClientRect().left;
	}
	named() {
		if (this.#store.failed) return null;
		return this.#stage.named(this.#window, this.#half);
	}
	span() {
		const { lo, hi } = this.#limits;
		const [from, to] = edges(this.#window, this.#units);
		const level = this.#window.level;
		const last = to < hi ? to : hi;
		return [moment(this.#words, from > lo ? from : lo, level), moment(this.#words, last - 1n, level)];
	}
}
