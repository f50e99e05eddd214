// A chart with all of its events there: zooming stretches the strip.
import { elasticTicks, evenStep, evenTicks } from "./axis.js";
import { address, instantOf, label, moment } from "./axiswords.js";
import { Closer } from "./closer.js";
import { elastic } from "./scale.js";

const FARTHEST = 400;
const LEAST_DAYS = 20 * 86400; // s: a window of as much is named in days
const DAYS = 22; // the level of these

export class Strip {
	#view;
	#strip;
	#axis;
	#words;
	#scale;
	#even;
	#unit; // px
	#closer; // names for a closer view; a widget has none
	#k = 1; // how many times its own width
	#x = 0; // how far to the right it is moved, in px: never positive
	#ticksFor = 1;
	#ticksFrom = 0;

	constructor(chart, view, data) {
		this.#view = view;
		this.#strip = view.querySelector(".chart-strip");
		this.#axis = view.querySelector(".chart-axis");
		this.#words = data.axis;
		this.#scale = elastic(data.knots);
		this.#measure();
		this.#even = data.knots.length === 2;
		if (data.closer) this.#closer = new Closer(this.#strip, data.closer);
		const asked = new URL(location.href).searchParams.get("window")?.split("/").map(instantOf);
		if (asked?.length === 2 && asked[0] < asked[1]) this.show(asked.map(this.#scale.U));
	}

	get #room() {
		return this.#strip.offsetWidth / this.#k;
	}

	pan(px) {
		this.#move(this.#k, this.#x + px);
	}

	zoom(factor, px) {
		const k = Math.min(Math.max(this.#k * factor, 1), FARTHEST);
		const at = px - this.#strip.offsetLeft;
		this.#move(k, at - ((at - this.#x) * k) / this.#k);
	}

	#move(k, x) {
		const room = this.#room;
		this.#k = k;
		this.#x = Math.min(0, Math.max(x, room * (1 - k)));
		this.#strip.style.width = `calc((100% - var(--less)) * ${k})`;
		this.#strip.style.transform = `translateX(${this.#x}px)`;
		this.#view.classList.toggle("clipped", k > 1);
		this.#closer?.trim(this.#units(room));
		const from = -this.#x / room / k;
		if (k / this.#ticksFor > 1.25 || k / this.#ticksFor < 0.8 || Math.abs(from - this.#ticksFrom) > 0.5 / k) this.#tick(room);
	}

	/** Measures once what otherwise would be asked for in every frame. */
	#measure() {
		this.#unit = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
	}
	/** How wide the strip is in units. */
	#units(room) {
		return (room * this.#k) / this.#unit;
	}

	/** Draws the ticks of the window and half a window on both sides. */
	#tick(room) {
		const units = this.#units(room);
		const [u0, u1] = this.bounds();
		const around = [Math.max(0, u0 - 0.5 / this.#k), Math.min(1, u1 + 0.5 / this.#k)];
		const { knots, U, T } = this.#scale;
		let ticks;
		if (this.#even) {
			const step = evenStep(knots[0], knots[1], units / Number(knots[1] - knots[0]));
			ticks = evenTicks(step, T(around[0]), T(around[1]));
			for (const t of ticks) t.u = U(t.t);
		} else {
			ticks = elasticTicks(this.#scale, units, around);
		}
		this.#axis.replaceChildren(
			...ticks.map((t) => {
				const span = document.createElement("span");
				span.textContent = label(this.#words, t, t.step)[0];
				span.style.left = t.u * 100 + "%";
				span.classList.toggle("major", t.major);
				return span;
			}),
		);
		this.#ticksFor = this.#k;
		this.#ticksFrom = u0;
	}

	centre(u) {
		this.#move(this.#k, this.#room * (0.5 - u * this.#k));
	}
	start() {
		this.#move(this.#k, 0);
	}
	end() {
		this.#move(this.#k, -Infinity);
	}
	whole() {
		this.#move(1, 0);
	}
	isWhole() {
		return this.#k === 1;
	}
	resize() {
		this.#measure();
		this.#move(this.#k, this.#x);
	}
	bounds() {
		const from = -this.#x / this.#room / this.#k;
		return [from, from + 1 / this.#k];
	}

	window() {
		return this.bounds();
	}
	show([from, to]) {
		const k = Math.min(Math.max(1 / (to - from), 1), FARTHEST);
		this.#move(k, -from * this.#room * k);
	}
	/** An address with the window in it, as exactly as it matters. */
	address(url) {
		url.searchParams.delete("window");
		if (this.isWhole()) return url;
		const [lo, hi] = this.bounds().map(this.#scale.T);
		const span = Number(hi - lo);
		const level = Math.max(Math.log2(Math.max(span, 1)) - 3, span > LEAST_DAYS ? DAYS : 0);
		url.searchParams.set("window", [lo, hi].map((t) => address(t, level)).join("/"));
		return url;
	}

	/** Brings an event into view, if its bar is not there. */
	reveal() {
		const bar = this.#strip.querySelector(".chart-bars .open");
		const [from, to] = this.bounds();
		const u = bar ? parseFloat(bar.style.left) / 100 : from;
		if (u < from || u > to) this.centre(u);
	}
	forget() {}

	/** A label's place in the view. */
	spot(li) {
		return li.getBoundingClientRect().left - this.#view.getBoundingClientRect().left;
	}
	named() {
		const [from, to] = this.bounds();
		let n = 0;
		for (const li of this.#strip.querySelectorAll(".chart-labels li")) {
			if (!li.offsetParent) continue; // a name for other widths
			const u = parseFloat(li.style.left) / 100;
			if (u >= from && u <= to) n++;
		}
		return n;
	}
	span() {
		const [lo, hi] = this.bounds().map(this.#scale.T);
		const level = Math.log2(Math.max(Number(hi - lo), 1)) + 3;
		return [moment(this.#words, lo, level), moment(this.#words, hi > lo ? hi - 1n : hi, level)];
	}
	/** The ticks are in the end those of the window, however it came about. */
	settle() {
		this.#closer?.show(this.#units(this.#room), this.bounds());
		if (this.#k !== 1 || this.#ticksFor !== 1) this.#tick(this.#room);
	}
}
