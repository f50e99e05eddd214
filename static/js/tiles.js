// A chart of which the window is drawn: tiles are fetched as they are needed.
//
// The strip is three tiles wide, that of the middle and one on each side. Panning
// is one transform, zooming one width; tiles and ticks stand in percent of it.
// At most three tiles are attached. While those of a new level are on their way
// the old ones stay, stretched. New labels do not fade in: each that fades is a
// layer of its own, and hundreds of them cost more frames than the eye gains.
import { address, evenStep, evenTicks, label, moment } from "./axis.js";
import { civil } from "./scale.js";
import { TILE, edges, exists, middle, panned, span, windowAt, zoomed } from "./window.js";

const KEPT = 64; // tiles in memory
const STRETCH = 10; // levels that a tile with nothing hidden stands in for

export class Tiles {
	#view;
	#strip;
	#axis;
	#within;
	#context;
	#words;
	#tiles; // what the page says of them
	#say;
	#chart;
	#window;
	#first; // the window of the page as it came
	#limits;
	#origin; // number of the strip's first tile
	#drawn = {}; // what the strip and the axis were last laid out for
	#level; // of the tiles attached
	#cache = new Map();
	#loading = new Map();
	#failed = false;
	#frame = 0;
	#unit; // px
	#width; // of the view, in px

	constructor(chart, view, data, say) {
		this.#chart = chart;
		this.#view = view;
		this.#strip = view.querySelector(".chart-strip");
		this.#axis = view.querySelector(".chart-axis");
		this.#within = chart.querySelector(":scope > .chart-within");
		this.#words = data.axis;
		this.#tiles = data.tiles;
		this.#say = say;
		this.#measure();
		const { lo, hi, root, level, x, f, units } = data.tiles;
		const drawn = this.#strip.clientWidth; // in a narrow place more than the view shows
		const scale = drawn / this.#unit / units;
		this.#limits = { lo: BigInt(lo), hi: BigInt(hi), root, least: Math.max(Math.min(scale, 2), 1) };
		for (const el of this.#attached()) this.#keep(el);
		this.#level = level;
		const aside = view.scrollLeft + (this.#width - drawn) / 2;
		view.scrollLeft = 0;
		this.#first = panned(zoomed({ level, x, f, scale }, 1, 0, this.#limits), aside / this.#unit, this.#limits);
		this.#window = this.#first;
		this.#context = document.createElement("b");
		this.#context.className = "chart-context";
		this.#context.ariaHidden = "true";
		view.append(this.#context);
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
	#attached() {
		return [...this.#strip.querySelectorAll(":scope > .tile")];
	}

	#keep(el) {
		const [level, x] = el.dataset.tile.split("/").map(Number);
		this.#cache.set(el.dataset.tile, { el, level, x, more: "more" in el.dataset, ranges: !!el.querySelector(".range") });
		for (const key of this.#cache.keys()) {
			if (this.#cache.size <= KEPT) break;
			this.#cache.delete(key);
		}
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
		return panned(w, 92 * least, this.#limits); // half a label
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
		this.#window = next;
		this.#frame ||= requestAnimationFrame(() => {
			this.#frame = 0;
			this.#draw();
			this.#fill();
		});
	}

	/** Puts strip, tiles and axis where the window wants them. */
	#draw() {
		const { level, x, f, scale } = this.#window;
		const tile = TILE * scale * this.#unit;
		this.#origin = x - 1;
		if (this.#drawn.x !== x || this.#drawn.level !== level) {
			for (const el of this.#attached()) this.#place(el);
		}
		if (this.#drawn.scale !== scale || this.#drawn.level !== level) this.#strip.style.width = 3 * tile + "px";
		this.#strip.style.transform = `translateX(${this.#width / 2 - (1 + f) * tile}px)`;
		this.#tick();
		this.#drawn = { ...this.#drawn, level, x, scale };
	}

	#place(el) {
		const [level, x] = el.dataset.tile.split("/").map(Number);
		const times = 2 ** (level - this.#window.level);
		el.style.left = ((x * times - this.#origin) / 3) * 100 + "%";
		el.style.width = (times / 3) * 100 + "%";
	}

	#tick() {
		const { level, x, scale } = this.#window;
		const [lo, hi] = edges(this.#window, this.#units);
		const step = evenStep(lo, hi, (TILE * scale) / 2 ** level);
		const left = label(this.#words, civil(lo), step)[1];
		if (this.#context.textContent !== left) this.#context.textContent = left;
		const same = this.#drawn.step?.join() === step.join() && this.#drawn.level === level;
		if (same && this.#drawn.x === x) return;
		this.#drawn.step = step;
		const width = 1n << BigInt(level);
		const start = BigInt(this.#origin) * width;
		this.#axis.replaceChildren(...evenTicks(step, start, start + 3n * width).map((t) => {
			const span = document.createElement("span");
			span.textContent = label(this.#words, t, step)[0];
			span.style.left = (Number(t.t - start) / Number(3n * width)) * 100 + "%";
			span.classList.toggle("major", t.major);
			return span;
		}));
	}

	/** Attaches the tiles that the window wants, and fetches those not there. */
	#fill() {
		const { level } = this.#window;
		const [first, last] = span(this.#window, this.#units);
		const wanted = [];
		for (let x = first; x <= last; x++) if (exists(level, x, this.#limits)) wanted.push(x);
		const found = wanted.map((x) => this.#find(level, x));
		if (level === this.#level || found.every(Boolean)) this.#attach(found.filter(Boolean));
		const missing = wanted.filter((x, i) => !found[i]).map((x) => `${level}/${x}`);
		for (const [key, abort] of this.#loading) {
			if (!missing.includes(key) && !abort.ahead?.(this.#window)) abort.abort();
		}
		for (const key of missing) this.#load(key);
	}

	/** The tile itself, or a coarser one that hides nothing and so shows the same. */
	#find(level, x) {
		const tile = this.#cache.get(`${level}/${x}`);
		if (tile) return tile.el;
		for (let up = 1; up <= STRETCH && level + up <= this.#limits.root; up++) {
			const above = this.#cache.get(`${level + up}/${Math.floor(x / 2 ** up)}`);
			if (above && !above.more && !above.ranges) return above.el;
		}
	}

	#attach(els) {
		els = [...new Set(els)].slice(0, 3);
		const before = this.#attached();
		const next = els.filter((el) => !el.isConnected);
		if (next.length > 1) return this.#await(next[0]);
		this.#level = this.#window.level;
		if (els.length === before.length && els.every((el, i) => el === before[i] && !el.style.visibility)) return;
		const focus = this.#strip.contains(document.activeElement) ? document.activeElement.dataset.event ?? "" : null;
		const seen = new Set();
		for (const el of els) {
			this.#place(el);
			el.style.visibility = "";
			for (const li of el.querySelectorAll("li")) {
				const id = li.firstElementChild.dataset.event;
				const drawn = !!id && seen.has(id); // a bar that its own tile draws already
				if (li.hidden !== drawn) li.hidden = drawn;
				seen.add(id);
			}
		}
		for (const el of before) if (!els.includes(el)) el.remove();
		for (const el of els) this.#axis.before(el);
		if (focus !== null && !this.#strip.contains(document.activeElement)) {
			const same = focus && this.#strip.querySelector(`[data-event="${CSS.escape(focus)}"]`);
			(same || this.#view).focus({ preventScroll: true });
		}
	}

	/** Lays a tile out unseen. Several at once would take longer than a frame. */
	#await(el) {
		this.#place(el);
		el.style.visibility = "hidden";
		this.#axis.before(el);
		this.#go(this.#window);
	}

	async #load(key, ahead) {
		if (this.#loading.has(key)) return;
		const abort = new AbortController();
		abort.ahead = ahead;
		this.#loading.set(key, abort);
		try {
			const response = await fetch(this.#tiles.from + key + this.#tiles.query, { signal: abort.signal });
			if (!response.ok) throw new Error(response.statusText);
			this.#follow(response.headers.get("Kronika-Revision"));
			const template = document.createElement("template");
			template.innerHTML = await response.text();
			this.#keep(template.content.firstElementChild);
			this.#failed = false;
		} catch (e) {
			if (abort.signal.aborted) return;
			if (!this.#failed && !ahead) this.#say(null);
			this.#failed = true;
			return;
		} finally {
			this.#loading.delete(key);
		}
		this.#fill();
	}

	/** When the timeline has changed, what was fetched before is let go. */
	#follow(revision) {
		const from = this.#tiles.from.replace(/\d+\/$/, revision + "/");
		if (revision && from !== this.#tiles.from) {
			this.#tiles.from = from;
			this.#cache.clear();
		}
	}

	/** Fetches what may be wanted next, and lets the address and the links follow. */
	settle() {
		const { level, x } = this.#window;
		const [first, last] = span(this.#window, this.#units);
		const near = (w) => Math.abs(w.level - level) < 2;
		for (const [l, n] of [[level, first - 1], [level, last + 1], [level - 1, 2 * x], [level - 1, 2 * x + 1]]) {
			if (l >= 6 && exists(l, n, this.#limits) && !this.#find(l, n)) this.#load(`${l}/${n}`, near);
		}
		const middleTile = this.#find(level, x);
		const within = middleTile?.querySelector(".chart-within");
		if (middleTile) this.#within.replaceChildren(...(within ? within.cloneNode(true).childNodes : []));
		this.#link();
	}

	#link() {
		const at = (w) => {
			const url = new URL(location.href);
			for (const name of ["from", "to", "event", "page", "at", "z"]) url.searchParams.delete(name);
			if (this.#tiles.opens && this.#isAll(w)) return url;
			url.searchParams.set("at", address(middle(w), w.level));
			url.searchParams.set("z", w.level);
			return url;
		};
		const w = this.#window;
		if (w !== this.#first) history.replaceState(history.state, "", at(w));
		const to = {
			earlier: panned(w, -this.#units / 2, this.#limits), later: panned(w, this.#units / 2, this.#limits),
			closer: zoomed(w, 2, 0, this.#limits), wider: zoomed(w, 0.5, 0, this.#limits),
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

	/** A label's place in the view. */
	spot(li) {
		return li.getBoundingClientRect().left - this.#view.getBoundingClientRect().left;
	}
	named() {
		if (this.#failed) return null;
		const { left, right } = this.#view.getBoundingClientRect();
		let n = 0;
		for (const li of this.#strip.querySelectorAll(".tile li:not(.more, [hidden])")) {
			const x = li.getBoundingClientRect().left;
			if (x >= left - 1 && x < right) n++;
		}
		return n;
	}
	span() {
		const { lo, hi } = this.#limits;
		const [from, to] = edges(this.#window, this.#units);
		const level = this.#window.level;
		const last = to < hi ? to : hi;
		return [moment(this.#words, from > lo ? from : lo, level), moment(this.#words, last - 1n, level)];
	}
}
